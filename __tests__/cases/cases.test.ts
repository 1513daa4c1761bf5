import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { policies } from "../../policies";
import { folder } from "../support/folder";
import { xenplan } from "../support/run";
import { type EditableFleet, HEALED } from "./healed";

/** Public reports as fleets, with the verdict that each should get: read where they are, and copied nowhere. */
const reports = process.env["XENPLAN_CASES"] ?? join(__dirname, "../../../shared/cases");
const present = existsSync(reports);
if (!present) process.stderr.write("skipped: the cases are not here (XENPLAN_CASES names the folder)\n");
const describeCases = present ? describe : describe.skip;

const SEVERITIES = ["info", "warning", "error", "fatal"];

interface Expected {
  readonly input: string;
  /** Of the worst finding at least: a severity, `none`, `-` for what no plan can know, or an exit code. */
  readonly least: string;
  readonly knowsText: boolean;
}

const expected: readonly Expected[] = present
  ? readFileSync(join(reports, "expected.tsv"), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t"))
      .map(([input = "", least = "", , knows]) => ({ input, least, knowsText: knows === "yes" }))
  : [];

/** What a class is about stands behind its name: `classes/B1` is classes/B1-….yaml. */
function filesOf(input: string): { readonly fleet: string; readonly base?: string; readonly error?: string } {
  if (input.startsWith("classes/")) {
    const name = readdirSync(join(reports, "classes")).find((file) => file.startsWith(`${input.slice(8)}-`));
    return { fleet: join(reports, "classes", name ?? "") };
  }
  const [fleet, base, error] = ["fleet.yaml", "before.yaml", "error.txt"].map((file) => join(reports, input, file));
  return {
    fleet: fleet ?? "",
    ...(base !== undefined && existsSync(base) && { base }),
    ...(error !== undefined && existsSync(error) && { error }),
  };
}

interface Judged {
  readonly exit: number;
  /** `severity policy: message` of what is told, undecided or not. */
  readonly findings: readonly string[];
}

async function judge(fleet: string, base?: string): Promise<Judged> {
  const { exit, stdout } = await xenplan(
    ["check", fleet, ...(base === undefined ? [] : ["--base", base]), "-f", "json"],
    {
      policies,
    },
  );
  if (stdout === "") return { exit, findings: [] };
  const { findings } = JSON.parse(stdout) as {
    findings: readonly { readonly severity: string; readonly policy: string; readonly message: string }[];
  };
  return { exit, findings: findings.map(({ severity, policy, message }) => `${severity} ${policy}: ${message}`) };
}

const worst = ({ findings }: Judged): number =>
  Math.max(-1, ...findings.map((text) => SEVERITIES.indexOf(text.slice(0, text.indexOf(" ")))));

describeCases("a public report", () => {
  const { write } = folder();

  it.each(expected.map((row) => [row.input, row] as const))("%s gets the right verdict", async (input, { least }) => {
    const { fleet, base } = filesOf(input);
    const judged = await judge(fleet, base);
    if (least.startsWith("exit")) expect(judged.exit === 3 || worst(judged) === SEVERITIES.indexOf("fatal")).toBe(true);
    else if (least === "none" || least === "-")
      expect(judged.findings.filter((text) => !text.startsWith("info"))).toEqual([]);
    else
      expect({ findings: judged.findings, asBad: worst(judged) >= SEVERITIES.indexOf(least) }).toEqual({
        findings: judged.findings,
        asBad: true,
      });
  });

  it.each(expected.filter(({ knowsText }) => knowsText).map(({ input }) => input))(
    "%s printed a text that diagnose knows",
    async (input) => {
      const { error = "" } = filesOf(input);
      expect((await xenplan(["diagnose", error])).exit).toBe(0);
    },
  );

  it("has a healed twin, unless there is nothing to heal", () => {
    const ill = expected.filter(({ least }) => least !== "none" && least !== "-").map(({ input }) => input);
    expect(ill.filter((input) => HEALED[input] === undefined)).toEqual([]);
  });

  it.each(Object.entries(HEALED))("%s is clean once it is healed", async (input, heal) => {
    const { fleet, base } = filesOf(input);
    const twin = parse(readFileSync(fleet, "utf8")) as EditableFleet;
    heal(twin);
    const { findings } = await judge(write(`${input}.yaml`, stringify(twin)), base);
    expect(findings.filter((text) => !text.startsWith("info"))).toEqual([]);
  });
});
