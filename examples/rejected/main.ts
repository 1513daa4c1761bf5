/** The bad example: synth throws, and nothing is written. */
import { join } from "node:path";
import { XenApp } from "../../constructs";
import { Rejected } from "./fleet";

// What was applied last, which knows the volume's size before: `xenplan/fleet.json` of the last synth, kept under version control.
const app = new XenApp({ base: join(__dirname, "before", "fleet.json") });
new Rejected(app, "rejected");
app.synth();
