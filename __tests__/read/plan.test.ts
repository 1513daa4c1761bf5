import { sampleFleet, editedSample } from "../../lib/model/sample";
import type { RawObject } from "../../lib/model/document";
import { parseFleet } from "../../lib/model/parse";
import { encodePayload, type Payload } from "../../lib/model/payload";
import { Unknown } from "../../lib/model/planned";
import type { Plan, ResourceChange } from "../../lib/read/plan";
import { readInputs, type Reading } from "../../lib/read/read";
import { planOf, resourceChange, thingsOf } from "../support/plan";

const read = (plan: Plan): Reading =>
  readInputs([{ name: "plan.json", files: [{ path: "plan.json", text: JSON.stringify(plan) }] }]);
const fleet = (document: RawObject) => parseFleet(document, { file: "test" });
const web = (): Payload => encodePayload(thingsOf(sampleFleet()).get("alpha_domU_web")!);
/** The plan with the change of one resource replaced. */
const withChange = (plan: Plan, change: ResourceChange): Plan => ({
  ...plan,
  resource_changes: (plan.resource_changes as ResourceChange[]).map((other) =>
    other.address === change.address ? change : other,
  ),
});

describe("a plan", () => {
  it("gives the fleet before and after", () => {
    const grown = editedSample({ domU: { memory: "4GiB" } });
    expect(read(planOf(grown, sampleFleet())).change).toEqual({ before: fleet(sampleFleet()), after: fleet(grown) });
  });

  it("that only creates has an empty fleet before", () => {
    expect(read(planOf(sampleFleet())).change).toEqual({ before: { hosts: [] }, after: fleet(sampleFleet()) });
  });

  it("that only destroys has an empty fleet after", () => {
    expect(read(planOf(undefined, sampleFleet())).change).toEqual({
      before: fleet(sampleFleet()),
      after: { hosts: [] },
    });
  });

  it("leaves out data sources, other resources and deposed objects", () => {
    const plan = planOf(sampleFleet());
    const noise = [
      { address: "data.external.x", type: "external", name: "x", change: { before: null, after: { result: {} } } },
      { ...resourceChange("other", undefined, { hash: "1" }) },
      { ...resourceChange("alpha_domU_old", web(), undefined), deposed: "byebye" },
      {
        address: "null_resource.bare",
        type: "null_resource",
        name: "bare",
        change: { before: null, after: { triggers: null } },
      },
    ];
    expect(
      read({ ...plan, resource_changes: [...(plan.resource_changes as ResourceChange[]), ...noise] }).change.after,
    ).toEqual(fleet(sampleFleet()));
  });

  it("keeps a value that is not known until apply unknown", () => {
    const change = resourceChange("alpha_domU_web", undefined, { ...web(), memory: new Unknown() });
    const [host] = read(withChange(planOf(sampleFleet()), change)).change.after.hosts;
    expect(host?.domUs[0]?.memory).toEqual(new Unknown());
  });

  it("does not read what is marked as sensitive", () => {
    const { change, ...resource } = resourceChange("alpha_domU_web", undefined, {
      ...web(),
      "boot.extra": "password=hunter2",
    });
    const marked = { ...resource, change: { ...change, after_sensitive: { triggers: { "boot.extra": true } } } };
    const { change: read_, notes } = read(withChange(planOf(sampleFleet()), marked));
    expect(read_.after.hosts[0]?.domUs[0]?.boot.extra).toEqual(new Unknown(undefined, "secret"));
    expect(JSON.stringify(read_)).not.toContain("hunter2");
    expect(notes).toEqual([expect.stringContaining("null_resource.alpha_domU_web: values marked as sensitive")]);
  });

  it("reads terraform_data as it does null_resource", () => {
    const plan = planOf(sampleFleet());
    const changes = (plan.resource_changes as ResourceChange[]).map(({ change, ...resource }) => ({
      ...resource,
      type: "terraform_data",
      change: { before: null, after: { triggers_replace: change?.after?.["triggers"] }, after_unknown: { id: true } },
    }));
    expect(read({ ...plan, resource_changes: changes }).change.after).toEqual(fleet(sampleFleet()));
  });

  it("is refused if the kind of a resource of ours is not known until apply", () => {
    const { "xenplan.kind": _, ...rest } = web();
    const change = resourceChange("alpha_domU_web", undefined, { ...rest, "xenplan.kind": new Unknown() });
    expect(() => read(withChange(planOf(sampleFleet()), change))).toThrow(/alpha_domU_web: the xenplan\.kind/);
  });

  describe("that leaves resources out", () => {
    const plan = planOf(sampleFleet(), sampleFleet());
    const targeted = (plan.resource_changes as ResourceChange[]).filter(({ name }) => name !== "alpha_domU_web");
    const resource = (more: object = {}, type = "null_resource") => ({
      mode: "managed",
      type,
      name: "alpha_domU_web",
      expressions: { triggers: { constant_value: web() } },
      ...more,
    });
    const declares = (...resources: object[]) => ({ configuration: { root_module: { resources } } as never });
    const { complete: _, ...silent } = plan;

    it.each([
      ["its configuration declares one", declares(resource())],
      ["its configuration declares one by an expression", declares(resource({ expressions: { triggers: {} } }))],
      [
        "a module of its configuration declares one",
        { configuration: { root_module: { module_calls: { m: { module: { resources: [resource()] } } } } } as never },
      ],
      [
        "its state holds one",
        {
          ...declares(),
          prior_state: {
            values: {
              root_module: {
                child_modules: [
                  {
                    resources: [
                      { address: "module.m.null_resource.x", type: "null_resource", values: { triggers: web() } },
                    ],
                  },
                ],
              },
            },
          },
        },
      ],
      ["nothing tells whether it does", {}],
    ])("is incomplete, whatever it says: %s", (_name, more) => {
      expect(() => read({ ...silent, resource_changes: targeted, ...more })).toThrow(/complete|leaves out/);
      if (Object.keys(more).length > 0)
        expect(() => read({ ...plan, resource_changes: targeted, ...more })).toThrow(/the plan leaves out/);
    });

    it.each([
      ["it is somebody else's", declares(resource({ expressions: { triggers: { constant_value: { hash: "1" } } } }))],
      ["there may be none of it", declares(resource({ count_expression: { references: ["var.n"] } }))],
      ["it is a data source", declares(resource({ mode: "data" }))],
      [
        "it was moved",
        {
          prior_state: {
            values: {
              root_module: {
                resources: [{ address: "null_resource.old", type: "null_resource", values: { triggers: web() } }],
              },
            },
          },
          resource_changes: targeted.map((change, index) =>
            index === 0 ? { ...change, previous_address: "null_resource.old" } : change,
          ),
        },
      ],
    ])("is whole if %s", (_name, more) => {
      expect(read({ ...plan, resource_changes: targeted, ...more }).change.after.hosts).toHaveLength(1);
    });
  });

  describe("whose provider calls the whole map unknown", () => {
    const vague = (before: Payload | undefined, module_address?: string): ResourceChange => ({
      address: `${module_address === undefined ? "" : `${module_address}.`}null_resource.alpha_domU_web`,
      ...(module_address !== undefined && { module_address }),
      type: "null_resource",
      name: "alpha_domU_web",
      change: {
        before: before ? { triggers: before } : null,
        after: { id: null },
        after_unknown: { id: true, triggers: true },
      },
    });
    const resources = [
      { mode: "data", type: "null_resource", name: "alpha_domU_web", expressions: {} },
      {
        mode: "managed",
        type: "null_resource",
        name: "alpha_domU_web",
        expressions: { triggers: { constant_value: { ...web(), memory: "${var.memory}", "boot.extra": "$${HOME}" } } },
      },
    ];
    const without = (plan: Plan): ResourceChange[] =>
      (plan.resource_changes as ResourceChange[]).filter(({ name }) => name !== "alpha_domU_web");

    it("is read from its configuration, with only what is an expression unknown", () => {
      const plan = { ...planOf(sampleFleet()), configuration: { root_module: { resources } } };
      const [domU] =
        read({ ...plan, resource_changes: [...without(plan), vague(undefined)] }).change.after.hosts[0]?.domUs ?? [];
      expect(domU).toMatchObject({ memory: new Unknown("${var.memory}"), boot: { extra: "${HOME}" }, vcpus: 2 });
    });

    it("is read from the configuration of its module, whichever instance it is", () => {
      const inner = { module: { resources } };
      const plan = {
        ...planOf(sampleFleet()),
        configuration: { root_module: { module_calls: { outer: { module: { module_calls: { inner } } } } } },
      };
      const [domU] =
        read({
          ...plan,
          resource_changes: [...without(plan), vague(undefined, 'module.outer["a.module.b"].module.inner[0]')],
        }).change.after.hosts[0]?.domUs ?? [];
      expect(domU?.memory).toEqual(new Unknown("${var.memory}"));
    });

    it("is refused by its address if it was ours, and nothing says what it will be", () => {
      const plan = planOf(sampleFleet(), sampleFleet());
      const changes = [...without(plan), vague(web())];
      expect(() => read({ ...plan, resource_changes: changes })).toThrow(
        /null_resource\.alpha_domU_web: none of its triggers is known until apply/,
      );
    });

    it("is refused if nothing says whose it is", () => {
      const plan = planOf(sampleFleet());
      expect(() => read({ ...plan, resource_changes: [...without(plan), vague(undefined)] })).toThrow(
        /null_resource\.alpha_domU_web: none of its triggers is known until apply.*it may be of xenplan/,
      );
    });

    it("is left out if the configuration says that it is somebody else's", () => {
      const plan = planOf(sampleFleet());
      const foreign = [
        { type: "null_resource", name: "alpha_domU_web", expressions: { triggers: { constant_value: { hash: "1" } } } },
      ];
      const configuration = { root_module: { resources: foreign } };
      expect(
        read({ ...plan, configuration, resource_changes: [...without(plan), vague(undefined)] }).change.after.hosts[0]
          ?.domUs,
      ).toEqual([]);
    });

    it("is left out of a plan that has nothing of ours, which then has nothing to judge", () => {
      expect(() => read({ ...planOf(sampleFleet()), resource_changes: [vague(undefined)] })).toThrow(
        /nothing to judge/,
      );
    });
  });

  describe("of a state that an earlier apply left half-way", () => {
    const only = (names: readonly string[]): Plan => {
      const plan = planOf(sampleFleet(), sampleFleet());
      return {
        ...plan,
        resource_changes: (plan.resource_changes as ResourceChange[]).map((resource) =>
          names.includes(resource.name) ? resource : { ...resource, change: { ...resource.change, before: null } },
        ),
      };
    };

    it("takes a host that was not there before as it will be", () => {
      const { before } = read(only(["alpha_domU_web"])).change;
      expect(before?.hosts).toMatchObject([{ name: "alpha", domUs: [{ name: "web" }], volumeGroups: [] }]);
    });

    it("takes the volume group and the host of a logical volume as they will be", () => {
      const { before } = read(only(["alpha_vg0_web-root"])).change;
      expect(before?.hosts).toMatchObject([
        { name: "alpha", domUs: [], volumeGroups: [{ name: "vg0", logicalVolumes: [{ name: "web-root" }] }] },
      ]);
    });

    it("leaves out what belonged to a host that is nowhere any more, and says so", () => {
      const plan = planOf(editedSample({ host: { name: "beta" } }));
      const orphan = resourceChange("alpha_domU_web", web(), undefined);
      const { change, notes } = read({
        ...plan,
        resource_changes: [...(plan.resource_changes as ResourceChange[]), orphan],
      });
      expect(change.before).toEqual({ hosts: [] });
      expect(notes).toEqual([expect.stringContaining("null_resource.alpha_domU_web (before): left out")]);
    });

    it("leaves out a reboot that was planned for a domU that was not there", () => {
      const document = editedSample({ domU: { plannedReboots: [{ reason: "grow" }] } });
      const plan = planOf(document, document);
      const changes = (plan.resource_changes as ResourceChange[]).map((resource) =>
        resource.name === "alpha_domU_web" ? { ...resource, change: { ...resource.change, before: null } } : resource,
      );
      expect(read({ ...plan, resource_changes: changes }).change.before?.hosts[0]?.domUs).toEqual([]);
    });
  });

  it.each<[string, RegExp, string, Partial<Plan>]>([
    ["is marked errored", /marked errored/, "incomplete", { errored: true }],
    ["is marked incomplete", /marked incomplete/, "incomplete", { complete: false }],
    [
      "is of another major format",
      /format_version "2.0", and this program reads 1.x/,
      "unsupported",
      { format_version: "2.0" },
    ],
    ["is of a format before 1.0", /format_version "0.2"/, "unsupported", { format_version: "0.2" }],
  ])("is refused if it %s", (_, message, code, extra) => {
    expect(() => read(planOf(sampleFleet(), undefined, extra))).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error,
    );
  });

  it("of a newer minor format is read", () => {
    expect(read(planOf(sampleFleet(), undefined, { format_version: "1.9" })).change.after).toEqual(
      fleet(sampleFleet()),
    );
  });

  it("is refused with every broken payload named by its address and key", () => {
    const plan = planOf(sampleFleet());
    const broken = [
      resourceChange("a", undefined, { ...web(), vbds: "not a list" }),
      resourceChange("b", undefined, { "xenplan.kind": "ghost", "xenplan.schemaVersion": "1" }),
    ];
    expect(() =>
      read({ ...plan, resource_changes: [...(plan.resource_changes as ResourceChange[]), ...broken] }),
    ).toThrow(/null_resource\.a vbds: expected JSON.*\n.*null_resource\.b xenplan\.kind: "ghost" is not a kind/);
  });

  it("is refused as unsupported if a payload is of another version", () => {
    const newer = resourceChange("alpha_domU_web", undefined, { ...web(), "xenplan.schemaVersion": "2" });
    expect(() => read(withChange(planOf(sampleFleet()), newer))).toThrow(
      expect.objectContaining({ code: "unsupported" }) as Error,
    );
  });
});
