import { locationOf } from "../../lib/model/declaration";
import { stringify } from "yaml";
import { sampleFleet, editedSample } from "../../lib/model/sample";
import { parseFleet } from "../../lib/model/parse";
import { Unknown } from "../../lib/model/planned";
import { disk } from "../../lib/disk/disk";
import type { Input } from "../../lib/read/input";
import { loadInput } from "../../lib/read/load";
import { readInputs } from "../../lib/read/read";
import { folder } from "../support/folder";
import { planOf } from "../support/plan";
import { stackOf } from "../support/stack";

const input = (path: string, content: unknown): Input => ({
  name: path,
  files: [{ path, text: typeof content === "string" ? content : JSON.stringify(content) }],
});
const withoutLocations = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, child: unknown) =>
      key === "location" ? undefined : child instanceof Map ? [...child] : child,
    ),
  );

describe("reading", () => {
  const expected = parseFleet(sampleFleet(), { file: "test" });

  it.each<[string, Input]>([
    ["a fleet file in YAML", input("fleet.yaml", stringify(sampleFleet()))],
    ["a fleet file in JSON", input("fleet.json", sampleFleet())],
    [
      "a fleet file in YAML's flow style under a JSON-like start",
      input("fleet.yaml", stringify(sampleFleet(), { collectionStyle: "flow" })),
    ],
    ["synthesized JSON", input("cdk.tf.json", stackOf(sampleFleet()))],
    ["a plan", input("plan.json", planOf(sampleFleet()))],
    ["a fleet file with a byte order mark", input("fleet.yaml", stringify(sampleFleet()))],
  ])("gives one fleet from %s", (_, from) => {
    expect(withoutLocations(readInputs([from]).change.after)).toEqual(withoutLocations(expected));
  });

  it("says on which line of a YAML file each thing stands", () => {
    const fleet = readInputs([input("fleet.yaml", stringify(sampleFleet()))]).change.after;
    const [host] = fleet.hosts;
    const where = (thing: object = {}) => locationOf(fleet, { thing });
    const lines = stringify(sampleFleet()).split("\n");
    const at = (text: string): object => ({
      file: "fleet.yaml",
      line: lines.findIndex((line) => line.trim() === text) + 1,
      column: expect.any(Number) as number,
    });
    expect(where(host)).toEqual({ file: "fleet.yaml", line: 3, column: 5 });
    expect(where(host?.domUs[0])).toEqual(at("- name: web"));
    expect(where(host?.volumeGroups[0])).toEqual(at("- name: vg0"));
    expect(where(host?.volumeGroups[0]?.logicalVolumes[0])).toEqual(at("- name: web-root"));
  });

  it("says on which line of the TypeScript file the constructs' things were declared", () => {
    const fleet = readInputs([input("cdk.tf.json", stackOf(sampleFleet(), "fleet.ts"))]).change.after;
    const [host] = fleet.hosts;
    expect(locationOf(fleet, { thing: host ?? {} })).toEqual({ file: "fleet.ts", line: 10, column: 3 });
    expect(locationOf(fleet, { thing: host?.domUs[0] ?? {} })).toEqual({ file: "fleet.ts", line: 14, column: 3 });
  });

  it("ignores a location that is not one", () => {
    const stack = JSON.stringify(stackOf(sampleFleet())).replaceAll('"line":10', '"line":"10"');
    const fleet = readInputs([input("cdk.tf.json", stack)]).change.after;
    expect(locationOf(fleet, { thing: fleet.hosts[0] ?? {} })?.file).toBe("cdk.tf.json");
  });

  it("keeps an expression of synthesized JSON unknown, and escaped text as text", () => {
    const document = editedSample({ domU: { memory: new Unknown("${var.memory}"), boot: { extra: "a ${b} %{c}" } } });
    const [domU] = readInputs([input("cdk.tf.json", stackOf(document))]).change.after.hosts[0]?.domUs ?? [];
    expect(domU?.memory).toEqual(new Unknown("${var.memory}"));
    expect(domU?.boot.extra).toBe("a ${b} %{c}");
  });

  it("names the construct path of a broken payload", () => {
    const stack = JSON.stringify(stackOf(sampleFleet())).replaceAll('"memory":"2GiB","vcpus"', '"mem":"2GiB","vcpus"');
    expect(() => readInputs([input("cdk.tf.json", stack)])).toThrow(
      /null_resource\.alpha_domU_web \(stack\/alpha_domU_web\).*unknown field "mem"/,
    );
  });

  it("judges several inputs as one fleet", () => {
    const beta = editedSample({ host: { name: "beta" } });
    const { change, doors } = readInputs([
      input("alpha.json", stackOf(sampleFleet())),
      input("beta.yaml", stringify(beta)),
    ]);
    expect(change.after.hosts.map(({ name }) => name)).toEqual(["alpha", "beta"]);
    expect(doors).toEqual([
      { file: "alpha.json", door: "synthesized JSON" },
      { file: "beta.yaml", door: "fleet file" },
    ]);
  });

  it("says which of several fleet files a wrong field is in", () => {
    const beta = editedSample({ host: { name: "beta" }, domU: { vcpu: 2 } });
    expect(() => readInputs([input("alpha.json", sampleFleet()), input("beta.json", beta)])).toThrow(
      /beta\.json: hosts\[0\] domUs\[0\] \(line 1, column \d+\): unknown field "vcpu"/,
    );
  });

  it("puts a domU of one stack under a host of another", () => {
    const { resource, ...rest } = stackOf(sampleFleet()) as { resource: { null_resource: Record<string, object> } };
    const { alpha_domU_web, ...others } = resource.null_resource;
    const [host] = readInputs([
      input("a.json", { ...rest, resource: { null_resource: { alpha_domU_web } } }),
      input("b.json", { ...rest, resource: { null_resource: others } }),
    ]).change.after.hosts;
    expect(host?.domUs).toHaveLength(1);
  });

  it("takes what was before from a base, even where a plan says otherwise", () => {
    const base = editedSample({ domU: { memory: "1GiB" } });
    const { change } = readInputs([input("plan.json", planOf(sampleFleet()))], input("old.yaml", stringify(base)));
    expect(withoutLocations(change.before)).toEqual(withoutLocations(parseFleet(base, { file: "test" })));
  });

  it("notes an input with nothing in it beside one with something", () => {
    const { notes } = readInputs([
      input("alpha.json", stackOf(sampleFleet())),
      input("other.json", { terraform: {}, resource: {} }),
    ]);
    expect(notes).toEqual(["other.json: holds nothing of xenplan's"]);
  });

  it("reads a fleet that shares parts by YAML's anchors", () => {
    const yaml =
      "schemaVersion: 1\nhosts:\n  - &a\n    name: alpha\n    xen: &xen { release: 4.17.5 }\n  - name: beta\n    xen: *xen\n";
    expect(readInputs([input("fleet.yaml", yaml)]).change.after.hosts.map(({ name }) => name)).toEqual([
      "alpha",
      "beta",
    ]);
  });
});

describe("an input's files", () => {
  const { path, write } = folder();

  it("are every stack that the manifest of a cdktf.out names, and no other", () => {
    write("out/manifest.json", {
      version: "0.21.0",
      stacks: {
        a: { synthesizedStackPath: "stacks/a/cdk.tf.json" },
        b: { synthesizedStackPath: "stacks/b/cdk.tf.json" },
      },
    });
    for (const stack of ["a", "b", "stale"]) write(`out/stacks/${stack}/cdk.tf.json`, stackOf(sampleFleet()));
    expect(loadInput(path("out"), disk).files.map((file) => file.path)).toEqual([
      path("out/stacks/a/cdk.tf.json"),
      path("out/stacks/b/cdk.tf.json"),
    ]);
  });

  it.each(["cdk.tf.json", "fleet.yaml", "fleet.json"])("are the one %s of a folder", (name) => {
    write(`one-${name}/${name}`, "{}");
    write(`one-${name}/notes.txt`, "");
    expect(loadInput(path(`one-${name}/`), disk)).toMatchObject({
      name: path(`one-${name}/`),
      files: [{ path: path(`one-${name}`, name), text: "{}" }],
    });
  });

  it("are standard input for -", () => {
    expect(loadInput("-", disk, { stdin: () => "{}" })).toEqual({ name: "-", files: [{ path: "-", text: "{}" }] });
  });

  it("come without a byte order mark", () => {
    expect(loadInput(write("bom.json", "\ufeff{}"), disk).files[0]?.text).toBe("{}");
  });

  it("are refused where a folder holds two fleet files", () => {
    write("two/fleet.yaml", "");
    write("two/fleet.json", "");
    expect(() => loadInput(path("two"), disk)).toThrow(/holds fleet\.yaml and fleet\.json \(name the one to judge\)/);
  });

  it("are refused where a project's folder is named and not the cdktf.out in it", () => {
    write("project/cdktf.out/manifest.json", "{}");
    expect(() => loadInput(path("project"), disk)).toThrow(/did you mean .*project\/cdktf\.out\?/);
  });

  it("are refused where a stack was synthesized as HCL", () => {
    write("hcl/manifest.json", { stacks: { a: { synthesizedStackPath: "stacks/a/cdk.tf" } } });
    expect(() => loadInput(path("hcl"), disk)).toThrow(/synthesized as HCL/);
  });
});
