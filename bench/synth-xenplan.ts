/**
 * Measures one synth with xenplan's constructs and policies, and prints its milliseconds. Run as a process of its own. Without artefacts: bare
 * cdktf has none to compare them with.
 */
import { performance } from "node:perf_hooks";
import { TerraformStack } from "cdktf";
import { BridgedNetwork, LogicalVolume, PvDomU, Size, VolumeGroup, XenApp, XenHost } from "../constructs";
import { generateDomUs } from "./fleet";

const domUs = generateDomUs(Number(process.argv[2]));
const start = performance.now();
const app = new XenApp({ outdir: "xenplan.out", emit: false });
const stack = new TerraformStack(app, "bench");
const hosts = new Map<string, { host: XenHost; bridge: BridgedNetwork; volumeGroup: VolumeGroup }>();
for (const domU of domUs) {
  let place = hosts.get(domU.host);
  if (place === undefined) {
    const host = new XenHost(stack, domU.host, {
      xen: { release: "4.17.5", wordSize: "x86_64" },
      memory: Size.tebibytes(1),
      dom0: { wordSize: "x86_64", kernel: "6.1.0", memory: Size.gibibytes(2) },
    });
    const bridge = new BridgedNetwork(stack, `${domU.host}-network`, { host, bridge: "xenbr0", uplink: "eth0" });
    const volumeGroup = new VolumeGroup(stack, `${domU.host}-vg0`, { host, name: "vg0", size: Size.tebibytes(64) });
    hosts.set(domU.host, (place = { host, bridge, volumeGroup }));
  }
  const root = new LogicalVolume(stack, `${domU.name}-root`, {
    volumeGroup: place.volumeGroup,
    size: Size.gibibytes(20),
    filesystem: "xfs",
    mountPoint: "/",
  });
  new PvDomU(stack, domU.name, {
    host: place.host,
    wordSize: "x86_64",
    kernel: "6.1.0",
    boot: { kernel: "/boot/vmlinuz", ramdisk: "/boot/initrd.img", extra: "console=hvc0" },
    memory: Size.gibibytes(2),
    vcpus: 2,
    vbds: [{ vdev: "xvda", target: root }],
    vifs: [{ bridge: place.bridge, mac: domU.mac }],
  });
}
app.synth();
process.stdout.write(`${performance.now() - start}\n`);
