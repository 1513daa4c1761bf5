/** Reads the inputs that once broke the gate, and their honest twins: the same change, declared as it should be. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { RawObject } from "../../lib/model/document";
import { policies } from "../../policies";
import { xenplan } from "../support/run";

const attacks = process.env["XENPLAN_ATTACKS"] ?? join(__dirname, "../../../shared/attacks");
const present = existsSync(attacks);
if (!present) process.stderr.write("skipped: the attacks are not here (XENPLAN_ATTACKS names the folder)\n");

/** `describe` for one folder of attacks, skipped where there is none. */
export const describeAttack: jest.Describe = present ? describe : describe.skip;

/** The path of a file: `attack("05-volume-by-path", "b40.yaml")`. */
export function attack(folder: string, file: string): string {
  return join(attacks, folder, file);
}

interface Entry {
  [key: string]: unknown;
}

export interface EditableFleet {
  hosts: (Entry & { domUs: (Entry & { vbds: Entry[] })[]; volumeGroups: (Entry & { logicalVolumes: Entry[] })[] })[];
}

/** The fleet of a file, for a twin to mend. */
export function fleetIn(folder: string, file: string): EditableFleet {
  return parse(readFileSync(attack(folder, file), "utf8")) as EditableFleet;
}

export interface Told {
  readonly exit: number;
  /** `policy: message`, of what is refused or undecided. */
  readonly findings: readonly string[];
}

/** `check` under every policy. */
export async function check(...argv: readonly string[]): Promise<Told> {
  const { exit, stdout, stderr } = await xenplan(["check", ...argv, "-f", "json"], { policies });
  expect(stderr).toBe("");
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly RawObject[] };
  return {
    exit,
    findings: findings.map(({ policy, message }) => `${String(policy)}: ${String(message)}`),
  };
}

/** Exit 0, and nothing of a policy: what an honest twin comes out as. */
export async function passes(policy: string, ...argv: readonly string[]): Promise<void> {
  const { exit, findings } = await check(...argv);
  expect({ exit, findings: findings.filter((text) => text.startsWith(`${policy}:`)) }).toEqual({
    exit: 0,
    findings: [],
  });
}

/** Exit 1, and a finding of a policy that says so. */
export async function isRefused(policy: string, says: string, ...argv: readonly string[]): Promise<void> {
  const { exit, findings } = await check(...argv);
  expect(exit).toBe(1);
  expect(findings).toContainEqual(
    expect.stringMatching(`^${policy}: .*${says.replace(/[.*+?^$()[\]\\|{}]/g, "\\$&")}`),
  );
}
