"use strict";
// Serves for as long as it is let.
setInterval(() => undefined, 1_000);
