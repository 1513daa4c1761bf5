import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "yaml";
import type { RawObject } from "../../lib/model/document";
import { decodePayload, encodePayload, type Payload } from "../../lib/model/payload";
import { sampleFleet } from "../../lib/model/sample";
import { policies } from "../../policies";
import { planOf, thingsOf } from "../support/plan";
import { xenplan } from "../support/run";

const example = (name: string): RawObject =>
  parse(readFileSync(join(__dirname, "../../examples", name, "fleet.yaml"), "utf8")) as RawObject;
const documents = [example("modern"), example("historic"), { ...sampleFleet() }];
const payloads = documents.flatMap((document) => [...thingsOf(document).values()].map(encodePayload));

describe("the keys of a payload, which a map of Terraform's has in no order,", () => {
  it("mean the same in every one", () => {
    expect(payloads.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(
        fc.constantFrom(...payloads).chain((payload) => fc.tuple(fc.constant(payload), shuffled(payload))),
        ([payload, other]) => {
          // The same, the order of lists with it: toEqual passes over that of keys alone.
          expect(decodePayload(other)).toEqual(decodePayload(payload));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("make no difference to a verdict", async () => {
    const before = sampleFleet() as unknown as RawObject;
    const after = JSON.parse(JSON.stringify(before).replace('"20GiB"', '"10GiB"')) as RawObject;
    const plan = planOf(after, before);
    const verdict = async (value: unknown) => xenplan(["check", "-"], { policies, stdin: JSON.stringify(value) });
    const { exit, stdout } = await verdict(plan);
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: expect.stringContaining("it would shrink") });
    const findings = (text: string): string => text.replace(/ \(-?[^()\n]*:\d+:\d+\)/g, "");
    expect(findings((await verdict(reversed(plan))).stdout)).toBe(findings(stdout));
  });
});

function shuffled(payload: Payload): fc.Arbitrary<Payload> {
  const entries = Object.entries(payload);
  return fc.shuffledSubarray(entries, { minLength: entries.length }).map((all) => Object.fromEntries(all));
}

/** With the keys of each object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  );
}
