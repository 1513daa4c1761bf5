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

type Kind = "fleet" | "plan" | "synth" | "waivers" | "log";
const DOORS: readonly Kind[] = ["fleet", "fleet", "plan", "plan", "synth"];

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
