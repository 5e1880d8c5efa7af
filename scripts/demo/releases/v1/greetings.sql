select word || ' ' || full_name from people join greetings using (language) order by id
