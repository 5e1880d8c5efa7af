create table people (name text not null);
