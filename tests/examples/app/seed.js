"use strict";
require("./release").record("seeded");
