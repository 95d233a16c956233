// A package of the folder that the program is given. What lies beside the program is not looked at.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const packages = createRequire(join(process.argv[2], "any.js"));

export const load = (name) => import(pathToFileURL(packages.resolve(name)));
