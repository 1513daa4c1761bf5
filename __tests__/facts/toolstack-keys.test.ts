import { lookup } from "../../lib/facts/fact";
import { releasesThatRead, toolstackKeys } from "../../lib/facts/toolstack-keys";
import { XenRelease } from "../../lib/xen/release";

const at = (release: string) => lookup(toolstackKeys, XenRelease.parse(release))?.value;

describe("the keys of each release", () => {
  it.each([
    ["3.0.2", "xm", 60],
    ["3.0.3", "xm", 66],
    ["3.0.4", "xm", 72],
    ["3.1.0", "xm", 75],
    ["4.0.4", "xm", 105],
    ["4.1.0", "xl", 59],
    ["4.2.0", "xl", 92],
    ["4.17.5", "xl", 158],
    ["4.22.0", "xl", 172],
  ])("of %s are %s's, %i of them", (release, toolstack, count) => {
    expect([at(release)?.toolstack, at(release)?.keys.size]).toEqual([toolstack, count]);
  });

  it("have the forms that the toolstack's accessors take", () => {
    const forms = ["vnc", "vnclisten", "vfb", "cpus", "usbdevice"].map((key) => at("4.17.5")?.keys.get(key));
    expect(forms).toEqual(["n", "s", "l", "ls", "ls"]);
  });

  it("hold what a macro makes of one call", () => {
    expect(
      ["device_model_args", "device_model_args_pv", "device_model_args_hvm"].every((key) => at("4.2.0")?.keys.has(key)),
    ).toBe(true);
  });

  it("leave out those of CPU pools, which stand in the same file up to 4.8", () => {
    expect(["nodes", "sched"].filter((key) => at("4.8.0")?.keys.has(key))).toEqual([]);
  });
});

describe("the releases that read a key", () => {
  it.each([
    ["hvm_pirq", ["xl of Xen 4.19 and later"]],
    ["pvh", ["xl of Xen 4.4 up to, not including, 4.9"]],
    ["vncpasswd", ["xm of Xen 3.0.4 up to, not including, 4.1", "xl of Xen 4.1 and later"]],
    ["ne2000", ["xm of Xen 3.0.2 up to, not including, 3.0.3"]],
    ["no_such_key", []],
  ])("are told in words: %s", (key, releases) => {
    expect(releasesThatRead(key)).toEqual(releases);
  });
});
