-- rows read = accepted + rejected, on every receipt
select load_id, source, file, rows_read, rows_accepted, rows_rejected
from loads
where rows_read <> rows_accepted + rows_rejected;
