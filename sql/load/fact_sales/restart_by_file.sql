-- where order numbers restart in each file: its name becomes part of the number; $1 file
update staged
set order_id = $1 || '/' || order_id;
