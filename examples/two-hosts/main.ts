/** The good example, run by `npm start`: judged, synthesized and emitted. */
import { join, relative } from "node:path";
import { XenApp } from "../../constructs";
import { TwoHosts } from "./fleet";

// What was applied last: `applied/two-hosts.json`, kept under version control. A volume that has grown since needs its reboots planned.
const app = new XenApp({ base: join(__dirname, "before", "fleet.json") });
new TwoHosts(app, "two-hosts");
app.synth();

const outdir = relative(process.cwd(), app.outdir) || ".";
console.log(`Judged by ${app.judge().policies} policies, and written to ${outdir}:`);
for (const path of ["stacks/two-hosts/cdk.tf.json", ...app.artefacts]) console.log(`  ${outdir}/${path}`);
