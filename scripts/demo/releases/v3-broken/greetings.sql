select word || ' ' || given_name || ' @' || handle from people join greetings using (language) order by id
