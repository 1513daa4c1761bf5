import { parseOne, runOne } from "./fuzz";
import { inputOf } from "./inputs";

/** CI runs 20,000 with `npm run fuzz`, which runs as many as it is asked for. */
const RUNS = 600;
const PARSES = 2_000;

describe("any input", () => {
  it("is made anew from its number", () => {
    expect(inputOf(7)).toEqual(inputOf(7));
    expect(inputOf(7)).not.toEqual(inputOf(8));
  });

  it("ends with a documented exit code, in time", async () => {
    const faults: string[] = [];
    const kinds = new Set<string>();
    for (let seed = 1; seed <= RUNS; seed++) {
      const { kind, fault } = await runOne(seed);
      kinds.add(kind);
      if (fault !== undefined) faults.push(`${seed}: ${fault}`);
    }
    expect(faults).toEqual([]);
    // A generator that reaches one outcome alone proves nothing.
    for (const kind of ["exit 0", "exit 1", "exit 2", "exit 3 invalid", "exit 3 malformed"])
      expect(kinds).toContain(kind);
  }, 120_000);

  it("is a value, or an error that names it, for the parsers alone", () => {
    const faults: string[] = [];
    for (let seed = 1; seed <= PARSES; seed++) {
      const { fault } = parseOne(seed);
      if (fault !== undefined) faults.push(`${seed}: ${fault}`);
    }
    expect(faults).toEqual([]);
  }, 120_000);
});
