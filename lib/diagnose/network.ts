/** Owns the symptoms of bridges and of what a vif is given. */
import { defineSymptom, printed, publicText, seenText, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";

export const bridgeMissing = defineSymptom({
  id: "bridge-missing",
  meaning: "A vif is to join a bridge that the host does not have.",
  forms: [
    printed(
      "hotplug script",
      "3.1..",
      "Could not find bridge device {bridge:word}",
      ["tools/hotplug/Linux/vif-bridge", NEWEST, 'fatal "Could not find bridge device $bridge"'],
      thread("https://github.com/rumpkernel/rumprun/issues/124"),
    ),
    printed("hotplug script", "3.0.2..", "Could not find bridge, and none was specified", [
      "tools/hotplug/Linux/vif-bridge",
      NEWEST,
      'fatal "Could not find bridge, and none was specified"',
    ]),
  ],
  causes: [
    {
      what: "The vif names a bridge that nothing makes, or names none, and the default (xenbr0 for xl) is not there.",
      policies: ["vif-bridges-exist"],
      remedy:
        "Create the bridge in dom0 before the domU starts, or name one of those that ip link show type bridge lists.",
    },
  ],
});

export const tooManyEmulatedVifs = defineSymptom({
  id: "too-many-emulated-vifs",
  meaning: "The device model emulates no more network cards.",
  forms: [
    printed(
      "QEMU",
      "3.0.3..3.4",
      "Too Many NICs",
      ["tools/ioemu/vl.c: net_client_init", "3.0.3-branched", 'fprintf(stderr, "Too Many NICs\\n");'],
      thread("https://github.com/Homebrew/legacy-homebrew/pull/37406"),
    ),
    seenText("QEMU", "too many NICs", publicText("QEMU's source, commit 23941554458")),
  ],
  causes: [
    {
      what: "An HVM domU has more than eight emulated vifs.",
      policies: ["emulated-vifs-within-limit"],
      remedy: "Make the others type=vif, which PV drivers see.",
    },
  ],
});

export const rateMalformed = defineSymptom({
  id: "vif-rate-malformed",
  meaning: "A vif's rate can't be read.",
  forms: [
    printed("xl", "4.2..", "xlu_vif_parse_rate failed: {reason}", [
      "tools/xl/xl_parse.c: parse_vif_rate",
      NEWEST,
      'fprintf(stderr,"xlu_vif_parse_rate failed: %s\\n",strerror(errno));',
    ]),
    printed("xl", "4.2..", "config parsing error in vif: {problem} in `{rate}'", [
      "tools/libs/util/libxlu_vif.c: xlu__vif_err",
      NEWEST,
      '"%s: config parsing error in vif: %s in `%s\'\\n",',
    ]),
  ],
  causes: [
    {
      what: "rate= is not of the form 10Mb/s or 1MB/s@20ms.",
      policies: ["rate-is-valid"],
      remedy: "Write it in that form (xl-network-configuration(5)).",
    },
  ],
});

export const vifKeyUnknown = defineSymptom({
  id: "argument-unrecognized",
  meaning: "xl reads no such word in the specification of a device. It goes on without it.",
  forms: [
    printed("xl", "4.1..", "unrecognized argument `{argument}'", [
      "tools/xl/xl_parse.c: parse_nic_config",
      NEWEST,
      'fprintf(stderr, "unrecognized argument `%s\'\\n", token);',
    ]),
  ],
  causes: [
    {
      what: "A vif has a key that is misspelt, or newer than this xl.",
      policies: ["settings-are-known-to-release"],
      remedy: "Take it away, or correct it.",
    },
  ],
});

export const vifParameterInvalid = defineSymptom({
  id: "vif-parameter-invalid",
  meaning: "xl does not take the value that a vif has for this parameter.",
  forms: [
    printed("xl", "4.1..", "Invalid parameter `{parameter:word}'.", [
      "tools/xl/xl_parse.c: parse_nic_config",
      NEWEST,
      'fprintf(stderr, "Invalid parameter `type\'.\\n");',
    ]),
  ],
  causes: [
    {
      what: "type is neither vif nor ioemu, or mac is no MAC address.",
      policies: ["values-are-well-formed"],
      remedy: "Correct the value, or leave it out.",
    },
  ],
});

export const vifNameRefused = defineSymptom({
  id: "vifname-refused",
  meaning: "A vif's interface in dom0 could not be given its name.",
  forms: [
    printed("hotplug script", "4.2..", "ip link set {device:word} name {vifname:word} failed", [
      "tools/hotplug/Linux/vif-common.sh",
      NEWEST,
      'do_or_die ip link set "$dev" name "$vifname"',
    ]),
  ],
  causes: [
    {
      what: "vifname is longer than the 15 bytes that Linux allows.",
      policies: ["vif-name-fits"],
      remedy: "Choose a shorter one; the interface of an emulated card has -emu behind it.",
    },
    {
      what: "Another interface of dom0 has that name.",
      policies: ["vifnames-are-unique"],
      remedy: "Give each vif a name of its own.",
    },
  ],
});

export const vifNameTaken = defineSymptom({
  id: "vifname-taken",
  meaning: "A vif's interface in dom0 is to have a name that another one has.",
  forms: [
    printed(
      "hotplug script",
      "4.2..",
      "Cannot rename interface {device:word}. An interface with name {vifname:word} already exists.",
      [
        "tools/hotplug/Linux/vif-common.sh: rename_vif",
        NEWEST,
        'fatal "Cannot rename interface $dev. An interface with name $vifname already exists."',
      ],
    ),
  ],
  causes: [
    {
      what: "Two vifs of the host have one vifname, or vifname is that of something else there.",
      policies: ["vifnames-are-unique"],
      remedy: "Give each vif a name of its own.",
    },
  ],
});

export const vifDefaultsUnset = defineSymptom({
  id: "vif-not-prepared",
  meaning:
    "libxl could not make sense of one of the domain's vifs (counted from 0). A line before it says why, unless it is for want of the domain that serves it.",
  forms: [
    printed("libxl", "4.6..", "Unable to set nic defaults for nic {index:number}", [
      "tools/libs/light/libxl_nic.c: libxl__device_nic_set_devids",
      NEWEST,
      'LOGD(ERROR, domid, "Unable to set nic defaults for nic %d", i);',
    ]),
  ],
  causes: [
    {
      what: "A line before it names the cause.",
      noPolicy: "The text alone names no cause.",
      remedy: "Read the lines before it, and diagnose them.",
    },
    {
      what: "There is none: the vif's backend is a domain that does not run.",
      policies: ["backend-domain-exists"],
      remedy: "Start the driver domain first, or leave backend out.",
    },
  ],
});

export const foreignMemoryNotAdded = defineSymptom({
  id: "balloon-memory-not-added",
  meaning: "Linux could not hot-add memory that it wants to map other domains' pages into.",
  forms: [
    seenText("Linux", "annot add additional memory{reason}", thread("https://github.com/sysml/clickos/issues/13")),
  ],
  causes: [
    {
      what: "No one cause is known: it was seen on a host with 38 vifs.",
      noPolicy: "No source names a limit that a plan could be held to.",
      remedy: "Leave dom0 memory to spare, and look at the lines that follow: they name the device that failed.",
    },
  ],
});

export const netbackSqueezed = defineSymptom({
  id: "netback-memory-squeeze",
  meaning: "dom0's network driver found no memory for a packet and dropped it.",
  forms: [
    seenText(
      "Linux",
      "xen_net: Memory squeeze in netback driver.",
      publicText("etbe.coker.com.au, 2008-08-25, Xen 3.2"),
    ),
  ],
  causes: [
    {
      what: "dom0 started with all memory and was ballooned down for domUs: what it sized by that is too large for what is left.",
      policies: ["dom0-memory-is-fixed"],
      remedy: "Fix dom0's memory: dom0_mem=SIZE,max:SIZE on Xen's command line.",
    },
  ],
});

export const xapiVifLimit = defineSymptom({
  id: "xapi-vif-limit",
  meaning: "XenServer and XCP-ng allow seven vifs to a VM (16 in newer XAPI).",
  forms: [
    seenText(
      "Xen Orchestra",
      "Cannot create more than 7 VIF per VM",
      thread("https://github.com/vatesfr/xen-orchestra/issues/7380"),
    ),
  ],
  causes: [
    {
      what: "An eighth vif was asked for.",
      noPolicy: "The limit is XAPI's. vifs-fit-grant-frames judges what Xen itself has room for.",
      remedy: "Use VLANs over one vif.",
    },
  ],
});
