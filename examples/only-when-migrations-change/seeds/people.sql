insert into people (name) values ('Ada Lovelace'), ('Blaise Pascal');
