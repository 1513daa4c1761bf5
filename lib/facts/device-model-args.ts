/** Owns the facts on what device_model_args hands to QEMU past the toolstack. */
import { defineFact } from "./fact";

export const deviceModelArguments = defineFact<readonly string[]>({
  id: "device-model-arguments",
  statement: "The settings whose items the device model gets as options of its own command line.",
  basis: "documented",
  scope: "QEMU. The toolstack doesn't look at them, so it neither locks nor counts a disk that they name.",
  show: (settings) => settings.join(", "),
  spans: [
    {
      since: "4.2",
      value: ["device_model_args", "device_model_args_pv", "device_model_args_hvm"],
      citation: {
        source: "xl.cfg(5)",
        locator: "device_model_args",
        release: "RELEASE-4.2.0",
        quote: "Pass additional arbitrary options on the device-model command",
      },
    },
  ],
});

/** Without the dashes: QEMU takes one or two. */
export const diskOptionsOfQemu = defineFact<readonly string[]>({
  id: "disk-options-of-qemu",
  statement: "The options of QEMU that give a domU storage or a folder of dom0's.",
  basis: "documented",
  scope: "QEMU from 0.10 to 7.2. An option that names a device alone (-device) is judged by what it names.",
  show: (options) => options.join(", "),
  spans: [
    {
      since: "4.2",
      value: [
        "blockdev",
        "cdrom",
        "drive",
        "fda",
        "fdb",
        "fsdev",
        "hda",
        "hdb",
        "hdc",
        "hdd",
        "mtdblock",
        "pflash",
        "sd",
        "usbdevice",
        "virtfs",
      ],
      citation: {
        source: "qemu(1)",
        locator: "Block device options",
        release: "QEMU 7.2",
        quote: "Define a new drive. This includes creating a block driver node (the backend) as well as a guest device",
      },
    },
  ],
});
