/**
 * Whatever things are called after a change, and wherever they are declared: a shrink, an unplanned restart and an unplanned growth are found,
 * and what stays behind is carried along. Asked of random fleets that were renamed at random.
 */
import fc from "fast-check";
import { withLeftBehind } from "../../lib/change/left-behind";
import { fleetDocument, type RawObject } from "../../lib/model/document";
import type { Change } from "../../lib/model/fleet";
import { parseFleet } from "../../lib/model/parse";
import { evaluate } from "../../lib/policy/evaluate";
import { isAtLeast } from "../../lib/policy/finding";
import { policies } from "../../policies";
import { readInputs } from "../../lib/read/read";
import { planOf } from "../support/plan";

interface Fault {
  readonly name: string;
  /** Breaks the first domU of the first host, or its volume. */
  readonly make: (host: RawObject) => void;
  readonly told: readonly string[];
}

const volumeOf = (host: RawObject): RawObject =>
  ((host["volumeGroups"] as RawObject[])[0]?.["logicalVolumes"] as RawObject[])[0] as RawObject;
const domUOf = (host: RawObject): RawObject => (host["domUs"] as RawObject[])[0] as RawObject;

const FAULTS: readonly Fault[] = [
  { name: "a shrink", make: (host) => void (volumeOf(host)["size"] = "10GiB"), told: ["volume-never-shrinks"] },
  {
    name: "a growth",
    make: (host) => void (volumeOf(host)["size"] = "40GiB"),
    told: ["volume-grow-has-planned-reboot"],
  },
  { name: "a restart", make: (host) => void (domUOf(host)["maxvcpus"] = 4), told: ["restart-has-planned-reboot"] },
];

const number = fc.integer({ min: 0, max: 15 });
const hex = (value: number): string => value.toString(16).padStart(2, "0");

/** A host with one to three domUs, each on a volume of its own. Kernels that announce no new size. */
function host(index: number, domUs: number): RawObject {
  const names = Array.from({ length: domUs }, (_, at) => `d${index}${at}`);
  return {
    name: `h${index}`,
    address: `10.0.0.${index + 1}`,
    xen: { release: "4.17.5", wordSize: "x86_64" },
    memory: "64GiB",
    dom0: { wordSize: "x86_64", kernel: "4.4.0", memory: "2GiB" },
    networks: [{ bridge: "xenbr0", mode: "bridged", uplink: "eth0" }],
    volumeGroups: [
      {
        name: "vg0",
        size: "500GiB",
        logicalVolumes: names.map((name) => ({
          name: `${name}-root`,
          size: "20GiB",
          filesystem: "xfs",
          mountPoint: "/",
        })),
      },
    ],
    domUs: names.map((name, at) => ({
      name,
      type: "pv",
      wordSize: "x86_64",
      kernel: "2.6.32",
      boot: { kernel: "/boot/vmlinuz", ramdisk: "/boot/initrd.img" },
      memory: "1GiB",
      vbds: [{ vdev: "xvda", target: `vg0/${name}-root` }],
      vifs: [{ bridge: "xenbr0", mac: `00:16:3e:00:${hex(index)}:${hex(at)}` }],
    })),
  };
}

interface Renaming {
  readonly hosts: readonly number[];
  readonly renameHost: boolean;
  readonly readdress: "same" | "none" | "other, said by formerly";
  readonly swapNames: boolean;
  readonly renameDomU: "no" | "by xl rename" | "silently";
  readonly order: number;
}

const renaming: fc.Arbitrary<Renaming> = fc.record({
  hosts: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
  renameHost: fc.boolean(),
  readdress: fc.constantFrom("same", "none", "other, said by formerly"),
  swapNames: fc.boolean(),
  renameDomU: fc.constantFrom("no", "by xl rename", "silently"),
  order: number,
});

function renamed(
  before: readonly RawObject[],
  { renameHost, readdress, swapNames, renameDomU, order }: Renaming,
): RawObject[] {
  const after = structuredClone(before) as RawObject[];
  const [first, second] = after;
  if (first === undefined) return after;
  const name = String(first["name"]);
  if (swapNames && second !== undefined) [first["name"], second["name"]] = [second["name"], name];
  else if (renameHost) {
    first["name"] = "renamed";
    if (readdress === "none") delete first["address"];
    if (readdress === "other, said by formerly") Object.assign(first, { address: "10.9.9.9", formerly: name });
  }
  const domU = domUOf(first);
  if (renameDomU !== "no") {
    if (renameDomU === "by xl rename") domU["formerly"] = domU["name"];
    domU["name"] = "other";
  }
  return [...after.slice(order % after.length), ...after.slice(0, order % after.length)];
}

const toldBy = (findings: ReturnType<typeof evaluate>["findings"]): ReadonlySet<string> =>
  new Set(findings.filter(({ severity }) => isAtLeast(severity, "error")).map(({ policy }) => policy));
const fleet = (hosts: readonly RawObject[]) =>
  parseFleet(fleetDocument(structuredClone(hosts) as RawObject[]), { file: "test" });
const runs = { numRuns: 150 };

/** A domU that silently changes its name is rejected for that: whether it restarts is not asked. */
function expectTold(change: Change, { renameDomU }: Renaming, told: readonly string[]): void {
  const isNewName = renameDomU === "silently" && told[0] !== "volume-never-shrinks";
  const { findings } = evaluate(change, policies);
  expect([...toldBy(findings)]).toEqual(expect.arrayContaining(isNewName ? ["removed-things-stay"] : [...told]));
}

describe.each(FAULTS)("$name", ({ make, told }) => {
  it("is found in a fleet file, whatever things are called", () => {
    fc.assert(
      fc.property(renaming, (how) => {
        const before = how.hosts.map((domUs, index) => host(index, domUs));
        const after = renamed(before, how);
        make(after.find((one) => volumeOf(one)["name"] === "d00-root") as RawObject);
        const change = withLeftBehind({ before: fleet(before), after: fleet(after), tellsLeftBehind: true });
        expectTold(change, how, told);
      }),
      runs,
    );
  });

  it("is found in a plan whose resources keep their addresses, whatever things are called", () => {
    fc.assert(
      fc.property(renaming, (how) => {
        const before = how.hosts.map((domUs, index) => host(index, domUs));
        // The address of a resource is made of the names of before: a moved block keeps it.
        const after = renamed(before, { ...how, swapNames: false, order: 0 });
        make(after[0] as RawObject);
        const was = planOf(fleetDocument(before));
        const will = planOf(fleetDocument(after));
        const changes = (was.resource_changes as { address: string; name: string; change: { after: unknown } }[]).map(
          (one, index) => ({
            ...one,
            change: {
              actions: ["delete", "create"],
              before: one.change.after,
              after: (will.resource_changes as { change: { after: unknown } }[])[index]?.change.after,
              after_unknown: {},
            },
          }),
        );
        const text = JSON.stringify({ ...was, resource_changes: changes });
        const { change } = readInputs([{ name: "plan.json", files: [{ path: "plan.json", text }] }]);
        expectTold(withLeftBehind(change), how, told);
      }),
      runs,
    );
  });
});

describe("a renaming alone", () => {
  it("is told, and rejects nothing where it says what it is", () => {
    fc.assert(
      fc.property(renaming, (how) => {
        const before = how.hosts.map((domUs, index) => host(index, domUs));
        const after = renamed(before, how.renameDomU === "silently" ? { ...how, renameDomU: "no" } : how);
        const change = withLeftBehind({ before: fleet(before), after: fleet(after), tellsLeftBehind: true });
        const { findings } = evaluate(change, policies);
        const changes = policies.filter(({ judges }) => judges === "change").map(({ id }) => id);
        expect([...toldBy(findings)].filter((id) => changes.includes(id))).toEqual([]);
        const hostRenamed = how.renameHost || (how.swapNames && how.hosts.length > 1);
        expect(
          findings.some(({ policy, message }) => policy === "hosts-are-recognized" && message.includes("is called")),
        ).toBe(hostRenamed);
      }),
      runs,
    );
  });
});

describe("what is taken out of a fleet at random", () => {
  it("is declared, left behind or declared to be removed: nothing vanishes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 2 })),
        (sizes, chance) => {
          const before = sizes.map((domUs, index) => host(index, domUs));
          const after = structuredClone(before);
          for (const one of after) {
            const removals: RawObject[] = [];
            one["domUs"] = (one["domUs"] as RawObject[]).filter(({ name }) => {
              const fate = chance.next().value;
              if (fate === 1) removals.push({ domU: String(name) });
              return fate === 0;
            });
            if (removals.length > 0) one["removals"] = removals;
          }
          const { after: carried } = withLeftBehind({ before: fleet(before), after: fleet(after) });
          for (const was of before) {
            const is = carried.hosts.find(({ name }) => name === was["name"]);
            for (const { name } of was["domUs"] as RawObject[])
              expect(
                is?.domUs.some((domU) => domU.name === name) ||
                  is?.removals.some((removal) => removal.kind === "domU" && removal.name === name),
              ).toBe(true);
          }
          // A second change that changes nothing carries the same.
          const again = withLeftBehind({ before: carried, after: fleet(after) });
          expect(again.after).toEqual(carried);
        },
      ),
      runs,
    );
  });
});
