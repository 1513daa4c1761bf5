/** Owns the symptoms of a domU's type and boot source: what xl's parser and libxl refuse before anything is built. */
import { pvBootSources } from "../facts/boot";
import { since } from "../facts/fact";
import { defineSymptom, printed } from "./symptom";

const BOOT_SOURCE = "domu-has-boot-source";

export const builderContradictsType = defineSymptom({
  id: "builder-contradicts-type",
  meaning: "builder= and type= name different guest types.",
  forms: [
    printed("xl", "4.10..", 'Contradicting "builder" and "type" options specified.', [
      "tools/xl/xl_parse.c: parse_config_data",
      "RELEASE-4.22.0",
      '"Contradicting \\"builder\\" and \\"type\\" options specified.\\n");',
    ]),
  ],
  causes: [
    {
      what: "Both keys are set, and don't agree.",
      noPolicy: "A domU is declared with one type: what contradicts itself is refused before policies are asked.",
      remedy: "Keep type= alone.",
    },
  ],
});

export const guestTypeInvalid = defineSymptom({
  id: "guest-type-invalid",
  meaning: "type= names no guest type.",
  forms: [
    printed("xl", "4.10..", "Invalid domain type {type}", [
      "tools/xl/xl_parse.c: parse_config_data",
      "RELEASE-4.22.0",
      'fprintf(stderr, "Invalid domain type %s.\\n", buf);',
    ]),
  ],
  causes: [
    {
      what: "It is none of pv, pvh and hvm.",
      noPolicy: "Another type can't be declared: it is refused before policies are asked.",
      remedy: 'Write type="pv", "pvh" or "hvm".',
    },
  ],
});

export const bootSourceMissing = defineSymptom({
  id: "boot-source-missing",
  meaning: "The configuration of a PV or PVH domU does not say what it boots.",
  forms: [
    printed("xl", "4.1..", "Neither kernel nor bootloader specified", [
      "tools/xl/xl_parse.c: parse_config_data",
      "RELEASE-4.22.0",
      'fprintf(stderr, "Neither kernel nor bootloader specified\\n");',
    ]),
  ],
  causes: [
    {
      what: "None of kernel, bootloader and firmware is set.",
      policies: [BOOT_SOURCE],
      remedy: `Set kernel=, or bootloader="pygrub", or from ${since(pvBootSources, (sources) => sources.includes("firmware"))} on firmware="pvgrub64".`,
    },
  ],
});

export const kernelAndFirmware = defineSymptom({
  id: "kernel-and-firmware",
  meaning: "A PV or PVH domU boots either a kernel or a firmware.",
  forms: [
    printed("xl", "4.10..", "ERROR: both kernel and firmware specified", [
      "tools/xl/xl_parse.c: parse_config_data",
      "RELEASE-4.22.0",
      '"ERROR: both kernel and firmware specified\\n");',
    ]),
  ],
  causes: [{ what: "kernel= and firmware= are both set.", policies: [BOOT_SOURCE], remedy: "Take one of them away." }],
});

export const firmwareNotPvgrub = defineSymptom({
  id: "firmware-not-pvgrub",
  meaning: "PV and PVH domUs know two values of firmware only.",
  forms: [
    printed("xl", "4.10..", "only pvgrub{32|64} supported as firmware options", [
      "tools/xl/xl_parse.c: parse_config_data",
      "RELEASE-4.22.0",
      '"ERROR: only pvgrub{32|64} supported as firmware options\\n");',
    ]),
  ],
  causes: [
    {
      what: "firmware= is neither pvgrub32 nor pvgrub64.",
      policies: [BOOT_SOURCE],
      remedy: "Write one of them, or boot by kernel= or bootloader=.",
    },
  ],
});

export const timerModeInPv = defineSymptom({
  id: "timer-mode-in-pv",
  meaning: "timer_mode is for HVM and PVH: xl refuses it in a PV domU, where it ignores other keys of that kind.",
  forms: [
    printed("xl", "4.10..", '"timer_mode" option is not supported for PV guests.', [
      "tools/xl/xl_parse.c: parse_config_data",
      "RELEASE-4.22.0",
      '"ERROR: \\"timer_mode\\" option is not supported for PV guests.\\n");',
    ]),
  ],
  causes: [{ what: "A PV domU sets timer_mode.", policies: ["settings-fit-guest-type"], remedy: "Take it away." }],
});

export const emulatedVifOutsideHvm = defineSymptom({
  id: "emulated-vif-outside-hvm",
  meaning: "A vif of type=ioemu is emulated by a device model, which PV and PVH domUs don't have.",
  forms: [
    printed("libxl", "4.10..", "trying to create PV or PVH guest with an emulated interface", [
      "tools/libs/light/libxl_nic.c: libxl__device_nic_setdefault",
      "RELEASE-4.22.0",
      '"trying to create PV or PVH guest with an emulated interface");',
    ]),
    printed("libxl", "4.2..4.10", "trying to create PV guest with an emulated interface", [
      "tools/libxl/libxl_nic.c: libxl__device_nic_setdefault",
      "RELEASE-4.8.0",
      'LOG(ERROR, "trying to create PV guest with an emulated interface");',
    ]),
  ],
  causes: [
    {
      what: "A vif of the domU says type=ioemu.",
      policies: ["emulated-vif-is-hvm"],
      remedy: "Leave type out of the vif, or say type=vif.",
    },
  ],
});

export const directBootWithoutKernel = defineSymptom({
  id: "direct-boot-without-kernel",
  meaning: "An HVM domU that is given a ramdisk or a command line needs the kernel that they are for.",
  forms: [
    printed("libxl", "4.6..", "direct boot parameters specified but kernel missing", [
      "tools/libs/light/libxl_create.c: libxl__domain_build_info_setdefault",
      "RELEASE-4.22.0",
      'LOG(ERROR, "direct boot parameters specified but kernel missing");',
    ]),
  ],
  causes: [
    {
      what: "ramdisk, cmdline, extra or root is set without kernel.",
      policies: ["hvm-direct-boot-has-kernel"],
      remedy: "Add kernel=, or take them away and boot from the disk.",
    },
  ],
});

export const firmwareOfQemuTraditional = defineSymptom({
  id: "firmware-of-qemu-traditional",
  meaning: "qemu-xen-traditional boots with rombios alone.",
  forms: [
    printed("libxl", "4.7..4.21", "qemu-xen-traditional requires bios=rombios.", [
      "tools/libs/light/libxl_create.c: libxl__domain_build_info_setdefault",
      "RELEASE-4.20.0",
      'LOG(ERROR, "qemu-xen-traditional requires bios=rombios.");',
    ]),
  ],
  causes: [
    {
      what: "The domU has that device model, and another firmware.",
      policies: ["device-model-exists"],
      remedy: "Leave device_model_version out: qemu-xen takes seabios and ovmf.",
    },
  ],
});

export const rombiosWithQemuXen = defineSymptom({
  id: "rombios-with-qemu-xen",
  meaning: "qemu-xen boots with SeaBIOS or OVMF: rombios belonged to qemu-xen-traditional.",
  forms: [
    printed("libxl", "4.7..", "qemu-xen does not support bios=rombios.", [
      "tools/libs/light/libxl_create.c: libxl__domain_build_info_setdefault",
      "RELEASE-4.22.0",
      'LOG(ERROR, "qemu-xen does not support bios=rombios.");',
    ]),
  ],
  causes: [
    {
      what: 'The domU sets bios="rombios".',
      policies: ["device-model-exists"],
      remedy: 'Leave bios out, or write bios="seabios" or "ovmf".',
    },
  ],
});
