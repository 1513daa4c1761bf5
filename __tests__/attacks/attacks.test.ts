/** What broke the gate once, as its README says that it must come out, and the same change declared as it should be. */
import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { mergePatch } from "../../lib/model/sample";
import type { RawObject } from "../../lib/model/document";
import { policies } from "../../policies";
import { attack, describeAttack } from "./attacked";
import { folder } from "../support/folder";
import { type Ran, xenplan } from "../support/run";

const scratch = folder();
let written = 0;

const check = (...argv: readonly string[]): Promise<Ran> =>
  xenplan(["check", ...argv], { policies, today: "2026-06-01" });

/** The honest twin: a file of an attack with a patch on its first host, and on the first domU of that. */
function honest(path: string, host: RawObject = {}, domU: RawObject = {}): string {
  const document = parse(readFileSync(path, "utf8")) as { hosts: RawObject[] };
  const [first, ...others] = document.hosts;
  const patched = mergePatch(first ?? {}, host) as { domUs?: RawObject[] };
  if (patched.domUs?.[0] !== undefined) patched.domUs[0] = mergePatch(patched.domUs[0], domU) as RawObject;
  return scratch.write(`honest-${++written}.yaml`, stringify({ ...document, hosts: [patched, ...others] }));
}

const volumes = (size: string): RawObject => ({
  volumeGroups: [
    { name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size, filesystem: "xfs", mountPoint: "/" }] },
  ],
});

describeAttack("an attack", () => {
  it("01: a host under another name is the same host, and its volume doesn't shrink", async () => {
    const [head, base] = [attack("01-host-renamed", "head.yaml"), attack("01-host-renamed", "base.yaml")];
    const { exit, stdout } = await check(head, "--base", base);
    expect({ exit, stdout }).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining("would shrink from 20GiB to 10GiB") as string,
    });
    expect(stdout).toContain("host alpha is called alpha2 now");
    expect((await check(attack("01-host-renamed", "plan.json"))).stdout).toContain("would shrink from 20GiB to 10GiB");
    expect(await check(honest(head, { ...volumes("20GiB"), formerly: "alpha" }), "--base", base)).toMatchObject({
      exit: 0,
    });
  });

  it("02: what stays goes on writing its disk, having its MAC address and its memory", async () => {
    const [head, base] = ["head.yaml", "base.yaml"].map((file) => attack("02-domu-renamed-old-one-stays", file)) as [
      string,
      string,
    ];
    const { exit, stdout } = await check(head, "--base", base);
    expect(exit).toBe(1);
    expect(stdout).toContain("/srv/x.img is written to by the domUs web and web2");
    expect(stdout).toContain("is the MAC address of 2 vifs");
    const large = honest(head, {}, { memory: "40GiB", vbds: [], vifs: [] });
    const largeBase = honest(base, {}, { memory: "40GiB" });
    expect((await check(large, "--base", largeBase)).stdout).toContain("2 domUs with 80GiB");
    expect(await check(honest(head, { removals: [{ domU: "web" }] }), "--base", base)).toMatchObject({ exit: 0 });
    expect(await check(honest(head, {}, { formerly: "web" }), "--base", base)).toMatchObject({ exit: 0 });
  });

  it("04: what is announced online depends on the kernels that run now", async () => {
    const [head, base] = ["head.yaml", "base.yaml"].map((file) =>
      attack("04-online-by-kernels-of-the-same-change", file),
    ) as [string, string];
    expect(await check(head, "--base", base)).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining("no planned reboot to see the new size") as string,
    });
    expect(await check(honest(head, {}, { plannedReboots: [{ reason: "grow" }] }), "--base", base)).toMatchObject({
      exit: 0,
    });
  });

  it("06: a base is of the same fleet, and never silences what the plan's own state says", async () => {
    const at = (file: string): string => attack("06-base-that-knows-nothing", file);
    expect(await check(at("head.yaml"), "--base", at("other.yaml"))).toMatchObject({ exit: 3, stdout: "" });
    const equal = await check(at("head.yaml"), "--base", at("head.yaml"));
    expect(equal).toMatchObject({
      exit: 0,
      stderr: expect.stringContaining("the base is equal to what is judged") as string,
    });
    const plan = await check(at("plan.json"), "--base", at("head.yaml"));
    expect(plan.exit).toBe(1);
    expect(plan.stdout).toContain("would shrink from 20GiB to 10GiB");
    expect(plan.stdout).toContain("is 10GiB by the base, and 20GiB by the plan's own state");
    expect(await check(at("head.yaml"), "--base", "none")).toMatchObject({ exit: 0 });
    expect(await check(at("head.yaml"), "--require-base")).toMatchObject({ exit: 2 });
    expect(await check(at("head.yaml"), "--require-base", "--base", "none")).toMatchObject({ exit: 0 });
  });

  it("07: a plan that leaves things out is no plan", async () => {
    expect(await check(attack("07-target-plan-without-complete", "plan.json"))).toMatchObject({
      exit: 3,
      stderr: expect.stringContaining("incomplete") as string,
    });
  });

  it("09: count and modules are refused in synthesized JSON", async () => {
    const base = attack("09-synthesized-json", "base.yaml");
    for (const file of ["count2.tf.json", "module.tf.json"]) {
      const path = attack("09-synthesized-json", file);
      expect(await check(path, "--base", base)).toMatchObject({
        exit: 3,
        stderr: expect.stringContaining("judge the plan instead") as string,
      });
      const stack = JSON.parse(readFileSync(path, "utf8")) as {
        module?: unknown;
        resource: { null_resource: Record<string, { count?: number }> };
      };
      delete stack.module;
      for (const resource of Object.values(stack.resource.null_resource)) delete resource.count;
      expect(await check(scratch.write("honest.tf.json", JSON.stringify(stack)), "--base", base)).toMatchObject({
        exit: 0,
      });
    }
  });

  it("14: a window that is over is no plan", async () => {
    const [head, base] = ["head.yaml", "base.yaml"].map((file) => attack("14-past-window", file)) as [string, string];
    const over = await check(head, "--base", base);
    expect(over).toMatchObject({ exit: 1, stdout: expect.stringContaining("is over on 2026-06-01") as string });
    expect(over.stderr).toContain("judged as of 2026-06-01");
    const window = { start: "2026-06-02T00:00:00Z", minutes: 30 };
    const ahead = honest(head, {}, { plannedReboots: [{ reason: "grow", window }] });
    expect(await check(ahead, "--base", base)).toMatchObject({ exit: 0 });
    expect(await check(ahead, "--base", base, "--as-of", "2026-06-03")).toMatchObject({ exit: 1 });
    expect(await check(ahead, "--base", base, "--as-of", "tomorrow")).toMatchObject({ exit: 2 });
  });

  it.each(["a-unknown-list.json", "b-deep-key.json", "d-list-is-text.json", "g-sum.yaml"])(
    "16: is no bug of ours: %s",
    async (file) => {
      const path = attack("16-exit-4", file);
      expect([1, 3]).toContain((await check(path)).exit);
      if (!file.endsWith(".json")) return;
      const whole = { ...(JSON.parse(readFileSync(path, "utf8")) as object), complete: true };
      const { exit, stderr } = await check(scratch.write(file, JSON.stringify(whole)));
      expect({ exit, stderr }).toEqual({ exit: 3, stderr: expect.stringMatching(/null_resource\.\w/) as string });
    },
  );

  it.each(["human", "json", "sarif", "github"])("17: text of an input is data in every stream: %s", async (format) => {
    const at = (file: string): string => attack("17-terminal-and-workflow-commands", file);
    for (const argv of [[at("a.json")], [at("c.yaml")], [at("ok.yaml"), "--waivers", at("w.yaml")]]) {
      const { stdout, stderr } = await check(...argv, "-f", format);
      for (const line of `${stdout}\n${stderr}`.split("\n")) {
        expect(line).not.toMatch(/##\w*\[|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(line).not.toMatch(format === "github" ? /^\s*::(?!(error|warning|notice) )/ : /^\s*::/);
        expect(line).not.toMatch(/^\s*::error file=README/);
      }
    }
    expect(await check(at("ok.yaml"))).toMatchObject({ exit: 0 });
  });

  it("21: what is not UTF-8 is told with its place", async () => {
    const { exit, stderr } = await xenplan(["emit", attack("21-invalid-utf8", "f.yaml"), "-o", scratch.path("out21")], {
      policies,
    });
    expect({ exit, stderr }).toEqual({
      exit: 3,
      stderr: expect.stringContaining("line 3, column 13 has the byte 0xfc") as string,
    });
  });

  it("22: what JSON says twice is told with its place", async () => {
    const { exit, stderr } = await check(attack("22-json-says-it-twice", "f.json"));
    expect({ exit, stderr }).toEqual({
      exit: 3,
      stderr: expect.stringMatching(/line 1, column \d+: "memory" is said a second time/) as string,
    });
  });
});
