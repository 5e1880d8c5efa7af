create table greetings (
  language text primary key,
  word text not null
);

create table people (
  id int primary key,
  full_name text not null,
  language text not null references greetings
);

insert into greetings (language, word) values ('en', 'Hi'), ('fr', 'Salut'), ('he', 'Shalom');

insert into people (id, full_name, language) values
  (1, 'Ada Lovelace', 'en'),
  (2, 'Blaise Pascal', 'fr'),
  (3, 'Ada Yonath', 'he');
