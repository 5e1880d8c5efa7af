alter table people add column handle text;

update people set handle = lower(replace(full_name, ' ', '-'));

alter table people add constraint people_handle_key unique (handle);
