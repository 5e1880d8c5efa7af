alter table people add column handle text;

update people set handle = lower(given_name);

alter table people add constraint people_handle_key unique (handle);
