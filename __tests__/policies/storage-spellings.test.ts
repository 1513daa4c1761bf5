import fc from "fast-check";
import { policies } from "../../policies";
import { judgeEdited } from "../support/policy-cases";

/** Paths that lead to one place, and the storage that they are. */
const STORAGES: readonly (readonly string[])[] = [
  ["vg0/web-root", "/dev/vg0/web-root", "/dev/mapper/vg0-web--root"],
  ["/dev/vg-9/x", "/dev/mapper/vg--9-x"],
  ["/dev/sdb"],
  ["/srv/a.img"],
  ["/dev/disk/by-id/wwn-0x5000c500a1b2c3d4", "/dev/disk/by-id/scsi-35000c500a1b2c3d4"],
];
const noisy = (path: string): fc.Arbitrary<string> =>
  path.startsWith("/")
    ? fc
        .tuple(
          fc.constantFrom("/", "//", "/./", "/a/../"),
          fc.nat({ max: path.split("/").length - 2 }),
          fc.constantFrom("", "/"),
        )
        .map(([noise, where, end]) => {
          const names = path.split("/").slice(1);
          return `${names.map((name, index) => `${index === where ? noise : "/"}${name}`).join("")}${end}`;
        })
    : fc.constant(path);
const spelling = (names: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...names).chain(noisy);
const one = fc.constantFrom(...STORAGES.keys());
const disk = (target: string, size: string) => ({
  vbds: [{ vdev: "xvda", target, ...(target.startsWith("/") && !/web-+root/.test(target) && { size }) }],
});
const told = (policy: string, edits: Parameters<typeof judgeEdited>[1]): readonly string[] =>
  judgeEdited(
    policies.filter(({ id }) => id === policy),
    edits,
  ).map(({ result }) => result);

describe("whatever a storage is called", () => {
  it("its two writers are found, and those of two storages are not", () => {
    fc.assert(
      fc.property(
        fc.tuple(one, one).chain(([a, b]) =>
          fc.record({
            same: fc.constant(a === b),
            first: spelling(STORAGES[a] ?? []),
            second: spelling(STORAGES[b] ?? []),
          }),
        ),
        ({ same, first, second }) => {
          const edits = { domU: disk(first, "1GiB"), otherDomU: disk(second, "1GiB") };
          expect(told("volume-has-one-writer", edits)).toEqual(same ? ["violation"] : []);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("it does not shrink, and may grow", () => {
    const byPath = fc.constantFrom(...STORAGES.slice(1));
    fc.assert(
      fc.property(
        byPath.chain((names) => fc.tuple(spelling(names), spelling(names))),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        ([first, second], was, is) => {
          const edits = { domU: disk(second, `${is}GiB`), before: { domU: disk(first, `${was}GiB`) } };
          expect(told("disk-never-shrinks", edits)).toEqual(is < was ? ["violation"] : []);
        },
      ),
      { numRuns: 300 },
    );
  });
});
