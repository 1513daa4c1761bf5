/**
 * Owns the benchmark: six ratios, each to a floor measured in the same run, pair by pair, so that a slow machine slows both sides.
 * `npm run bench` prints them; `npm run bench -- --json` prints one object.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { generateFiles, generatePlan } from "./fleet";

const CLI = join(__dirname, "../dist/bin/xenplan.js");
const MODERN = join(__dirname, "../examples/modern");
const DOMUS_IN_PLAN = 10_000;
const DOMUS_IN_SYNTH = 1_000;
const DOMUS_IN_FILES = 1_000;

/** Milliseconds that a whole process takes. @throws if it fails: a benchmark of an error measures nothing. */
function wholeProcess(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  const elapsed = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
  return elapsed;
}

/** Milliseconds that a child measured of itself and printed as its last line. */
function ownWord(args: readonly string[], cwd: string): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", cwd });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
  return Number(stdout.trim().split("\n").at(-1));
}

interface Pairs {
  readonly ratio: number;
  readonly subject: number;
  readonly floor: number;
}

/** Medians over pairs that are measured in turn. */
function inPairs(count: number, subject: () => number, floor: () => number): Pairs {
  const pairs = Array.from({ length: count }, () => ({ subject: subject(), floor: floor() }));
  return {
    ratio: median(pairs.map((pair) => pair.subject / pair.floor)),
    subject: median(pairs.map((pair) => pair.subject)),
    floor: median(pairs.map((pair) => pair.floor)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "xenplan-bench-"));
  try {
    const plan = join(folder, "plan.json");
    writeFileSync(plan, generatePlan(DOMUS_IN_PLAN));
    const parse = `JSON.parse(require("node:fs").readFileSync(${JSON.stringify(plan)}, "utf8"))`;
    const synth = (which: string): string[] => [
      "--import",
      require.resolve("tsx"),
      join(__dirname, which),
      String(DOMUS_IN_SYNTH),
    ];
    const { cfgs, fleet } = generateFiles(DOMUS_IN_FILES);
    const fleetFile = join(folder, "fleet.yaml");
    writeFileSync(fleetFile, fleet);
    for (const [path, text] of cfgs) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const folders = [...new Set([...cfgs.keys()].map((path) => join(folder, dirname(path))))];
    const checkFleet = (): number => wholeProcess([CLI, "check", fleetFile, "--allow-undecided"]);
    const results = {
      checkVsParse: inPairs(
        5,
        () => wholeProcess([CLI, "check", plan]),
        () => wholeProcess(["-e", parse]),
      ),
      synthVsBare: inPairs(
        7,
        () => ownWord(synth("synth-xenplan.ts"), folder),
        () => ownWord(synth("synth-bare.ts"), folder),
      ),
      startVsNode: inPairs(
        15,
        () => wholeProcess([CLI, "--help"]),
        () => wholeProcess(["-e", "0"]),
      ),
      modernVsNode: inPairs(
        15,
        () => wholeProcess([CLI, "check", MODERN]),
        () => wholeProcess(["-e", "0"]),
      ),
      filesVsFleet: inPairs(5, () => wholeProcess([CLI, "check", ...folders, "--xen", "4.22"]), checkFleet),
      rangeVsFleet: inPairs(5, () => wholeProcess([CLI, "check", ...folders]), checkFleet),
    };
    const ratios = Object.fromEntries(
      Object.entries(results).map(([name, { ratio }]) => [name, Number(ratio.toFixed(2))]),
    );
    if (process.argv.includes("--json")) return void process.stdout.write(`${JSON.stringify(ratios)}\n`);
    const titles: Record<string, string> = {
      checkVsParse: `xenplan check of a plan of ${DOMUS_IN_PLAN} domUs / reading and JSON.parse of it`,
      synthVsBare: `synth of ${DOMUS_IN_SYNTH} domUs with policies / the same resources in bare cdktf`,
      startVsNode: "xenplan --help / node -e 0",
      modernVsNode: "xenplan check of examples/modern / node -e 0",
      filesVsFleet: `xenplan check of ${DOMUS_IN_FILES} xl.cfg files with --xen / of one fleet file with the same domUs`,
      rangeVsFleet: `the same files without --xen / of that fleet file`,
    };
    for (const [name, { ratio, subject, floor }] of Object.entries(results)) {
      process.stdout.write(
        `${ratio.toFixed(2).padStart(6)}  ${titles[name]} (${subject.toFixed(0)} ms / ${floor.toFixed(0)} ms)\n`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
