/** Owns the symptoms of vifs, bridges, and the scripts that connect devices. */
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

export const vifNotConnected = defineSymptom({
  id: "vif-not-connected",
  meaning:
    "xend waited in vain for the script that connects a vif, or the script failed. The text may go on with its error.",
  forms: [
    printed(
      "xend",
      "3.0.2..4.5",
      "Device {device:word} (vif) could not be connected.",
      [
        "tools/python/xen/xend/server/DevController.py: waitForDevice",
        "RELEASE-4.2.0",
        'raise VmError("Device %s (%s) could not be connected. "',
      ],
      publicText("Ubuntu forum, and others by libvirt and chef"),
    ),
  ],
  causes: [
    {
      what: "The vif's bridge does not exist.",
      policies: ["vif-bridges-exist"],
      remedy: "Create it, or name another: brctl show lists them.",
    },
    {
      what: "udev or the script itself does not work: it was seen with the bridges up.",
      noPolicy: "The text alone names no cause.",
      remedy: "Read /var/log/xen/xen-hotplug.log, and diagnose it.",
    },
  ],
});

export const vbdNotConnected = defineSymptom({
  id: "vbd-not-connected",
  meaning:
    "xend waited in vain for the script that connects a disk, or the script failed. The text may go on with its error.",
  forms: [
    printed(
      "xend",
      "3.0.2..4.5",
      "Device {device:word} (vbd) could not be connected.",
      [
        "tools/python/xen/xend/server/DevController.py: waitForDevice",
        "RELEASE-4.2.0",
        'raise VmError("Device %s (%s) could not be connected. "',
      ],
      publicText("a report of a logical volume that did not exist"),
    ),
  ],
  causes: [
    {
      what: "The disk's target does not exist.",
      policies: ["vbd-targets-exist"],
      remedy: "Create the volume or file before the domU starts.",
    },
    {
      what: "The disk is in use elsewhere, or the script itself does not work.",
      noPolicy: "The text alone names no cause.",
      remedy: "Read what follows it, and /var/log/xen/xen-hotplug.log, and diagnose them.",
    },
  ],
});

export const devicesNotAdded = defineSymptom({
  id: "devices-not-added",
  meaning: "libxl could not attach the domain's devices of one kind, and gave up. A line before it says why.",
  forms: [
    printed(
      "libxl",
      "4.2..",
      "unable to add {kind:word} devices",
      [
        "tools/libs/light/libxl_create.c: domcreate_attach_devices",
        NEWEST,
        'LOGD(ERROR, domid, "unable to add %s devices",',
      ],
      thread("https://github.com/rumpkernel/rumprun/issues/124"),
      thread("https://github.com/sysml/clickos/issues/25"),
    ),
  ],
  causes: [
    {
      what: "A line before it names the cause.",
      noPolicy: "The text alone names no cause.",
      remedy:
        "Read the lines before it, and diagnose them; hotplug scripts also write to /var/log/xen/xen-hotplug.log.",
    },
  ],
});

export const scriptFailed = defineSymptom({
  id: "script-failed",
  meaning: "A program that libxl started, such as a hotplug script, ended with an error.",
  forms: [
    printed(
      "libxl",
      "4.0..",
      "/{program} [{process:number}] exited with error status {status:number}",
      [
        "tools/libs/light/libxl_exec.c: libxl_report_child_exitstatus",
        NEWEST,
        '" with error status %d", what, (unsigned long)pid, st);',
      ],
      thread("https://github.com/sysml/clickos/issues/25"),
    ),
    printed(
      "hotplug script",
      "4.0..",
      "{script:word} failed; error detected.",
      ["tools/hotplug/Linux/xen-hotplug-common.sh: sigerr", NEWEST, 'fatal "$0 failed; error detected."'],
      thread("https://github.com/QubesOS/qubes-issues/issues/1659"),
      thread("https://github.com/sysml/clickos/issues/25"),
    ),
    seenText(
      "hotplug script",
      "{device:word}: ERROR while getting interface flags: No such device",
      thread("https://github.com/QubesOS/qubes-issues/issues/4446"),
    ),
  ],
  causes: [
    {
      what: "The backend's interface was not there yet, or was gone again, when the script came to it.",
      noPolicy: "The order in which things come up no plan shows.",
      remedy:
        "Start the domU again; where it stays so, look with dmesg for what the backend's kernel says of that vif.",
      shownBy: ["ERROR while getting interface flags: No such device"],
    },
    {
      what: "What the program itself wrote names the cause.",
      noPolicy: "The text alone names no cause.",
      remedy: "Read the lines near it and /var/log/xen/xen-hotplug.log, and diagnose them.",
    },
  ],
});

export const domainNotBuilt = defineSymptom({
  id: "domain-not-built",
  meaning: "libxl could not make or build the domain, and gave up. A line before it says why.",
  forms: [
    printed(
      "libxl",
      "4.0..",
      "cannot (re-)build domain: {code:number}",
      [
        "tools/libs/light/libxl_create.c: domcreate_rebuild_done",
        NEWEST,
        'LOGD(ERROR, domid, "cannot (re-)build domain: %d", ret);',
      ],
      thread("https://github.com/QubesOS/qubes-issues/issues/8087"),
    ),
    printed("libxl", "4.0..", "cannot make domain: {code:number}", [
      "tools/libs/light/libxl_create.c: initiate_domain_create",
      NEWEST,
      'LOGD(ERROR, domid, "cannot make domain: %d", ret);',
    ]),
    printed("libxl", "4.1..", "xc_dom_build_image failed", [
      "tools/libs/light/libxl_dom.c: libxl__build_dom",
      NEWEST,
      'LOGE(ERROR, "xc_dom_build_image failed");',
    ]),
    printed("libxl", "4.1..", "xc_dom_kernel_file failed", [
      "tools/libs/light/libxl_dom.c: libxl__build_pv",
      NEWEST,
      'LOGE(ERROR, "xc_dom_kernel_file failed");',
    ]),
  ],
  causes: [
    {
      what: "A line before it names the cause.",
      noPolicy: "The text alone names no cause.",
      remedy: "Read the lines before it, and diagnose them.",
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

export const xapiDuplicate = defineSymptom({
  id: "xapi-restore-duplicate",
  meaning:
    "XAPI refuses to restore a VM beside another one with the same mac_seed: their vifs would get the same addresses.",
  forms: [
    seenText(
      "XAPI",
      "Cannot restore this VM because it would create a duplicate",
      thread("https://github.com/xapi-project/xen-api/issues/4567"),
    ),
  ],
  causes: [
    {
      what: "The VM that was saved, or a copy of it, is still there.",
      noPolicy: "mac_seed is XAPI's. macs-are-unique judges addresses that are declared.",
      remedy: "Remove the other one, or restore it as a new VM.",
    },
  ],
});

export const domainNameTaken = defineSymptom({
  id: "domain-name-taken",
  meaning: "The host has a domain of that name already: names are unique on a host, running, paused or left over.",
  forms: [
    printed("libxl", "4.9..", 'Domain with name "{name}" already exists.', [
      "tools/libs/light/libxl_domain.c: libxl__domain_rename",
      NEWEST,
      'LOGD(ERROR, domid, "Domain with name \\"%s\\" already exists.", new_name);',
    ]),
    printed("libxl", "4.1..4.9", 'domain with name "{name}" already exists.', [
      "tools/libxl/libxl.c: libxl__domain_rename",
      "RELEASE-4.8.0",
      'LOG(ERROR, "domain with name \\"%s\\" already exists.", new_name);',
    ]),
    printed(
      "xend",
      "3.0.2..3.0.4",
      "VM name '{name}' already in use by domain {domain:number}",
      [
        "tools/python/xen/xend/XendDomainInfo.py: check_name",
        "3.0.3-branched",
        "raise VmError(\"VM name '%s' already in use by domain %d\" %",
      ],
      publicText("two threads"),
    ),
    printed("xend", "3.0.4..4.5", "VM name '{name}' already exists", [
      "tools/python/xen/xend/XendDomainInfo.py: _checkName",
      "RELEASE-4.2.0",
      "raise VmError(\"VM name '%s' already exists%s\" %",
    ]),
    printed("xend", "3.2..4.5", "Domain '{name}' already exists with ID '{domain:number}'", [
      "tools/python/xen/xend/XendDomainInfo.py: create",
      "RELEASE-4.2.0",
      "raise VmError(\"Domain '%s' already exists with ID '%d'\" % (domconfig[\"name_label\"], othervm.domid))",
    ]),
  ],
  causes: [
    {
      what: "Two domUs of the host are declared with one name.",
      policies: ["domu-names-are-unique"],
      remedy: "Rename one of them.",
    },
    {
      what: "The same domU runs already, or is left over from a failed start or migration.",
      noPolicy: "What runs at the moment no plan shows.",
      remedy: "xl list shows it: keep it, shut it down, or destroy it.",
    },
  ],
});
