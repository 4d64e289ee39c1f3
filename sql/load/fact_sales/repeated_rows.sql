-- of a row that makes several lines, none is kept where one is set aside; $1 keys a row of the file
delete from staged
where line - line % cast($1 as bigint) in (select line - line % cast($1 as bigint) from repeated);
