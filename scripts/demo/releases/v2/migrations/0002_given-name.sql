-- v1 goes on serving while this runs, so the column stays nullable.
alter table people add column given_name text;

update people set given_name = split_part(full_name, ' ', 1);
