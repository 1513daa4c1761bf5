/** The layers, one way only. Each edge that is missing here has its reason in the rule that forbids it. */

const LAYERS = {
  "lib/units": [],
  "lib/xen": ["lib/units"],
  "lib/model": ["lib/units", "lib/xen"],
  "lib/facts": ["lib/units", "lib/xen"],
  "lib/change": ["lib/units", "lib/xen", "lib/model"],
  "lib/questions": ["lib/units", "lib/xen", "lib/model", "lib/change", "lib/facts"],
  "lib/policy": ["lib/units", "lib/xen", "lib/model", "lib/change", "lib/facts", "lib/questions"],
  "lib/read": ["lib/units", "lib/xen", "lib/model", "lib/change"],
  "lib/disk": ["lib/units"],
  "lib/output": ["lib/units", "lib/disk"],
  "lib/gate": ["lib/units", "lib/xen", "lib/model", "lib/change", "lib/facts", "lib/policy", "lib/read", "lib/report"],
  "lib/shell": ["lib/units"],
  "lib/emit": ["lib/units", "lib/xen", "lib/model", "lib/change", "lib/facts", "lib/shell"],
  "lib/diagnose": ["lib/units", "lib/xen", "lib/facts"],
  "lib/report": ["lib/units", "lib/model", "lib/facts", "lib/policy", "lib/diagnose"],
  "lib/cli": [
    "lib/units",
    "lib/model",
    "lib/facts",
    "lib/policy",
    "lib/read",
    "lib/report",
    "lib/emit",
    "lib/diagnose",
    "lib/disk",
    "lib/output",
    "lib/gate",
  ],
  policies: ["lib/units", "lib/xen", "lib/model", "lib/change", "lib/facts", "lib/questions", "lib/policy"],
  constructs: [
    "lib/units",
    "lib/xen",
    "lib/model",
    "lib/policy",
    "lib/read",
    "lib/emit",
    "lib/report",
    "lib/disk",
    "lib/output",
    "lib/gate",
    "lib/shell",
    "policies",
  ],
  bin: ["lib/cli", "lib/disk", "policies"],
};

const WHY = {
  "lib/units": "Units are the bottom: they know nothing of Xen.",
  "lib/xen": "Vocabulary is parsed text: it knows neither models nor facts.",
  "lib/model": "The model is what is declared. What the world says of it is for facts, what follows for policies.",
  "lib/change": "A change is two fleets and what is the same in both. What it means is for policies.",
  "lib/facts": "A fact is true whatever anybody declares.",
  "lib/policy": "The machinery names no policy and reads no file.",
  "lib/read": "A door brings input into the model. It doesn't judge.",
  "lib/questions": "A question is asked of the model and the facts. What follows from the answer is for policies.",
  "lib/shell": "Bash: its frame, its quoting, its functions. It knows nothing of Xen's models.",
  "lib/disk": "The file system, and nothing else.",
  "lib/output": "A folder that is whole or not there. It knows nothing of what is in it.",
  "lib/gate": "The gate judges. Where its verdict is shown, and what is written then, is for the doors.",
  "lib/emit": "Emitters render what passed. They don't judge, and don't read.",
  "lib/diagnose":
    "A symptom names policies by their ids: what a text means does not hang on what is judged, nor on any declaration.",
  "lib/report": "A report renders findings. It doesn't make them.",
  "lib/cli": "The command gets its policies handed in, and never loads CDKTF.",
  policies: "A policy sees the model only: never a construct, never a file.",
  constructs: "Constructs are a door of their own: the command is another.",
  bin: "bin wires, and does nothing itself.",
};

const anyOf = (folders) => `^(${folders.map((folder) => `${folder}/`).join("|")})`;
const all = Object.keys(LAYERS);

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...all.map((folder) => ({
      name: `layer-${folder.replace("/", "-")}`,
      comment: WHY[folder],
      severity: "error",
      from: { path: `^${folder}/` },
      to: { path: anyOf(all), pathNot: anyOf([folder, ...LAYERS[folder]]) },
    })),
    {
      name: "no-cycle",
      comment: "Two files that need each other are one file, or three.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "cdktf-in-one-file",
      comment: "The framework is imported in one file, so that its successor can take its place there.",
      severity: "error",
      from: { pathNot: "^(constructs/cdktf\\.ts|__tests__/|bench/|examples/)" },
      to: { path: "node_modules/(cdktf|cdktn|constructs|@cdktf)/" },
    },
    {
      name: "no-files-below-the-doors",
      comment: "Whatever can be tested without a file system is: only the command, the constructs and bin touch one.",
      severity: "error",
      from: { path: "^(lib|policies)/", pathNot: "^lib/(cli|disk)/" },
      to: { path: "^(node:)?(fs|child_process|net|http|https|os|process)(/|$)" },
    },
    {
      name: "nothing-imports-tests",
      comment: "What the package ships does not depend on its tests, benches or examples.",
      severity: "error",
      from: { path: "^(lib|policies|constructs|bin)/" },
      to: { path: "^(__tests__|bench|examples|scripts)/" },
    },
    {
      name: "no-dev-dependencies",
      comment: "What is imported at run time must be installed at run time.",
      severity: "error",
      from: { path: "^(lib|policies|constructs|bin)/", pathNot: "^constructs/cdktf\\.ts$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only", "npm-peer"] },
    },
    {
      name: "no-orphans",
      comment: "A file that nobody imports is dead.",
      severity: "error",
      from: { orphan: true, path: "^(lib|policies|constructs)/" },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "default"] },
  },
};
