/** Owns the inputs of a fuzz: a number makes one, the same each time: files, and the arguments of a command that reads them. */
import { stringify } from "yaml";
import { sampleFleet, editedSample } from "../../lib/model/sample";
import type { RawObject } from "../../lib/model/document";
import { encodePayload } from "../../lib/model/payload";
import { FORMATS } from "../../lib/cli/reports";
import { policies } from "../../policies";
import { planOf, thingsOf } from "../support/plan";
import { mutated, mutatedText } from "./mutate";
import { below, oneOf, type Random, randomFrom } from "./random";

export interface FuzzInput {
  readonly files: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
  readonly stdin: string;
}

type Doc = () => RawObject;

const EXAMPLES: readonly RawObject[] = policies.flatMap(({ examples: { rejected, accepted } }) =>
  [rejected, accepted].map((example) => editedSample(example)),
);

function synthesized(document: RawObject): RawObject {
  const resources = [...thingsOf(document)].map(([name, thing]) => [name, { triggers: encodePayload(thing) }]);
  return { terraform: {}, resource: { null_resource: Object.fromEntries(resources) as RawObject } };
}

const WAIVERS = [{ policy: "mac-is-fixed", host: "alpha", name: "web", reason: "x", until: "2027-01-01" }];
const LOG = "libxl: error: libxl_create.c:1234:initiate_domain_create: Unable to set domain create info\n(XEN) no\n";

/** Any valid document, and text that has nothing to do with one. */
function file(random: Random, kind: Kind): { readonly name: string; readonly text: string } {
  const document: Doc = () => (random() < 0.4 ? oneOf(random, EXAMPLES) : sampleFleet());
  const value: unknown =
    kind === "plan"
      ? planOf(document(), random() < 0.6 ? document() : undefined, random() < 0.3 ? WHOLE : {})
      : kind === "synth"
        ? synthesized(document())
        : kind === "waivers"
          ? WAIVERS
          : document();
  if (kind === "xl.cfg")
    return {
      name: oneOf(random, ["web.cfg", "web", "web.hvm"]),
      text: random() < 0.9 ? mutatedText(CFG, random) : CFG,
    };
  const changed = random() < 0.85 ? mutated(value, random) : value;
  const inYaml = kind !== "plan" && kind !== "synth" && random() < 0.4;
  const text = inYaml ? stringify(changed, { lineWidth: 0 }) : (JSON.stringify(changed) ?? "");
  const name = `${kind}${inYaml ? ".yaml" : ".json"}`;
  return { name, text: random() < 0.25 ? mutatedText(text, random) : text };
}

const WHOLE = {
  configuration: { root_module: { resources: [], module_calls: {} } },
  prior_state: { values: { root_module: { resources: [] } } },
};

type Kind = "fleet" | "plan" | "synth" | "waivers" | "log" | "xl.cfg";
const DOORS: readonly Kind[] = ["fleet", "fleet", "plan", "plan", "synth", "xl.cfg"];

/** Every part of the language that something is read from. */
const CFG = `# web
name = "web" ; type = 'pvh'
uuid = "2147d599-9cc6-c0dc-92ab-4064b5446e9b"
memory = 0x200
maxmem = "010000"
vcpus=2
kernel = "/boot/vmlinuz"
extra = "a"
extra += " b"
disk = [ "phy:/dev/vg0/web,xvda,w", "format=qcow2,vdev=xvdb,access=ro,target=/srv/a,b", ",,hdc,cdrom", "vg0/x,,d0p0" ]
vif = [ "mac=00:16:3e:1:2:3, bridge=xenbr0,rate=1Mb/s,trusted", '' ]
pci = [ "03:00.0@1f,permissive=1", "name=net" ]
vnuma = [ [ "pnode=0", "size=512", "vcpus=0-1,3", "vdistances=10" ] ]
vfb = [ "vnc=1,vncpasswd=hunter2" ]
cpuid = "host,tm=0"
on_crash = "preserve",
`.replace(/,$/m, "");

export function inputOf(seed: number): FuzzInput {
  const random = randomFrom(seed);
  const files: Record<string, string> = {};
  const add = (kind: Kind): string => {
    const { name, text } = file(random, kind);
    const path = files[name] === undefined ? name : `other-${name}`;
    files[path] = text;
    return path;
  };
  if (random() < 0.05) {
    const log = mutatedText(LOG, random);
    files["xl.log"] = log;
    return {
      files,
      stdin: log,
      argv: ["diagnose", oneOf(random, ["xl.log", "-", log]), "-f", oneOf(random, ["human", "json"])],
    };
  }
  const command = oneOf(random, ["check", "check", "check", "emit", "runbook"]);
  const argv = [command, add(oneOf(random, DOORS))];
  if (random() < 0.1) argv.push(add(oneOf(random, DOORS)));
  if (random() < 0.5) argv.push("--base", random() < 0.1 ? "none" : add(oneOf(random, DOORS)));
  if (random() < 0.1) argv.push("--xen", oneOf(random, ["4.17", "4.1", "3.0.4", "4.99", ""]));
  if (random() < 0.05) argv.push("--define", oneOf(random, ["name=a", "memory=", "x", "disk=[[", "web={{ name }}"]));
  if (random() < 0.1) argv.push("--waivers", add("waivers"));
  if (random() < 0.1) argv.push("--configuration", add("synth"));
  if (random() < 0.1) argv.push("--allow-undecided");
  if (random() < 0.1) argv.push("--require-base");
  if (random() < 0.1) argv.push("--as-of", oneOf(random, ["2026-01-01", "x", "2026-02-30"]));
  if (random() < 0.3) argv.push("--fail-on", oneOf(random, ["error", "warning", "info", "never"]));
  for (let times = below(random, 3); times > 0; times--)
    argv.push("-f", oneOf(random, FORMATS) + (random() < 0.5 ? "" : `=report-${times}`));
  if (command !== "check") argv.push("-o", "out");
  return { files, argv, stdin: Object.values(files)[0] ?? "" };
}
