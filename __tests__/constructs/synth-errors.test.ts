import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { folder } from "../support/folder";

const root = join(__dirname, "../..");
const scratch = folder();

/** What a person sees of a program of theirs: its last lines declare a domU and synthesize. */
function run(name: string, domU: string, app = "{}"): { readonly status: number | null; readonly text: string } {
  const program = scratch.write(
    `${name}.ts`,
    `import { TerraformStack } from ${JSON.stringify(require.resolve("cdktf"))};
import { BridgedNetwork, PvDomU, Size, unknownUntilApply, XenApp, XenHost } from ${JSON.stringify(join(root, "constructs"))};
const app = new XenApp({ outdir: ${JSON.stringify(scratch.path(name))}, ...${app} });
const stack = new TerraformStack(app, "s");
const host = new XenHost(stack, "alpha", { xen: { release: "4.17.5" }, memory: Size.gibibytes(8), dom0: { memory: Size.gibibytes(1) } });
new BridgedNetwork(stack, "xenbr0", { host });
new PvDomU(stack, "web", { host, wordSize: "x86_64", memory: Size.gibibytes(2), boot: { kernel: "/boot/vmlinuz" }, ...(${domU} as object) });
app.synth();
`,
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", require.resolve("tsx"), program], {
    cwd: scratch.path(),
    encoding: "utf8",
  });
  return { status, text: `${stdout}${stderr}` };
}

describe("an error at synth is told once, with the person's line, and without frames of ours:", () => {
  it.each([
    [
      "a malformed value",
      "mac",
      '{ vifs: [{ bridge: "xenbr0", mac: "zz" }] }',
      /"zz" is not a MAC address/,
      "mac.ts:7:",
    ],
    [
      "a rejected plan",
      "bridge",
      '{ vifs: [{ bridge: "xenbr1", mac: "00:16:3e:12:34:56" }] }',
      /the bridge xenbr1 of its vif 0 does not exist/,
      "bridge.ts:7:",
    ],
    ["an unknown prop", "prop", "{ vcpu: 3 }", /unknown field "vcpu" \(did you mean "vcpus"/, "prop.ts:8:"],
    [
      "an expression that is none",
      "expression",
      '{ memory: unknownUntilApply("later") }',
      /"later" is not a Terraform expression/,
      "expression.ts:7:",
    ],
  ])("%s", (_, name, domU, message, line) => {
    const { status, text } = run(name, domU);
    expect(status).toBe(1);
    expect(text).toMatch(message);
    expect(text.match(new RegExp(message.source, "g"))).toHaveLength(1);
    expect(text).toContain(line);
    expect(text).not.toMatch(/\/(lib|constructs|node_modules)\/\S+:\d+/);
  });

  it.each([
    [
      "a size below nothing",
      "minus",
      "{ memory: Size.gibibytes(1).minus(Size.gibibytes(2)) }",
      /a size is a whole number/,
    ],
    ["no host", "host", "{ host: undefined }", /the host of domU web is unset/],
  ])("%s", (_, name, domU, message) => {
    const { status, text } = run(name, domU);
    expect(status).toBe(1);
    expect(text).toMatch(message);
    expect(text).toContain(`${name}.ts:7:`);
    expect(text).not.toMatch(/\/(lib|constructs)\/\S+:\d+/);
  });

  it.each([
    ["a prop of an earlier release", "former", '{ baseline: "none.json" }', /what was there before is its base/],
    ["an output folder that is a file", "outdir", "{ outdir: __filename }", /the output folder can't be made/],
  ])("%s", (_, name, app, message) => {
    const { status, text } = run(name, "{}", app);
    expect(status).toBe(1);
    expect(text).toMatch(message);
    expect(text).toContain(`${name}.ts:3:`);
    expect(text).not.toMatch(/\/(lib|constructs|node_modules)\/\S+:\d+/);
  });

  it("a base that isn't there", () => {
    const { status, text } = run("before", "{}", '{ base: "none.json" }');
    expect(status).toBe(1);
    expect(text).toMatch(/none\.json: no such file or folder/);
    expect(text).toContain("before.ts:8:");
    expect(text).not.toMatch(/\/(lib|constructs|node_modules)\/\S+:\d+/);
  });
});
