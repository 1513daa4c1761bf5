/** Owns the symptoms of a toolstack that does not fit its hypervisor or its host: libraries, folders, rights. */
import { defineSymptom, printed, seenText, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const FILES = "Which files dom0 has no plan shows.";
const UPGRADE = thread("https://github.com/tklengyel/drakvuf/issues/588");
const MIXED = thread("https://github.com/tklengyel/drakvuf/issues/286");
const HALVM = thread("https://github.com/GaloisInc/HaLVM/issues/60");

export const toolstackOfAnotherRelease = defineSymptom({
  id: "toolstack-of-another-release",
  meaning:
    "The hypervisor refuses the toolstack's calls: they are of another release's form, or the toolstack has no right to them.",
  forms: [
    printed(
      "libxl",
      "4.1..",
      "getting physinfo: Permission denied",
      ["tools/libs/light/libxl.c: libxl_get_physinfo", NEWEST, 'LOGE(ERROR, "getting physinfo");'],
      MIXED,
    ),
    printed(
      "xl",
      "4.1..",
      "libxl_physinfo failed.",
      ["tools/xl/xl_info.c: output_physinfo", NEWEST, 'fprintf(stderr, "libxl_physinfo failed.\\n");'],
      thread("https://github.com/cnplab/cosmos/issues/24"),
    ),
    printed(
      "xl",
      "4.6..",
      "libxl_get_physinfo failed",
      ["tools/xl/xl_parse.c: parse_vnuma_config", NEWEST, 'fprintf(stderr, "libxl_get_physinfo failed\\n");'],
      MIXED,
    ),
    printed(
      "libxl",
      "4.1..",
      "etting domain info list: Permission denied",
      ["tools/libs/light/libxl_domain.c: libxl_list_domain", NEWEST, 'LOGE(ERROR, "getting domain info list");'],
      UPGRADE,
    ),
    seenText("xl", "xl: error while loading shared libraries: {library:word}", UPGRADE),
  ],
  causes: [
    {
      what: "xl, its libraries and the hypervisor are of different releases: after an upgrade without a reboot, or with a second Xen under /usr/local.",
      noPolicy: FILES,
      remedy:
        "Compare xl info (xen_version) with the packages; reboot into the hypervisor that belongs to them, remove the other installation, and run ldconfig.",
    },
    {
      what: "XSM's policy does not let this domain do it.",
      policies: ["seclabel-needs-xsm"],
      remedy: "xl dmesg shows avc: denied; xl getenforce shows the mode.",
      shownBy: ["avc: denied { {permission} } for"],
    },
  ],
});

export const toolstackFolderMissing = defineSymptom({
  id: "toolstack-folder-missing",
  meaning: "xl could not keep a domU's configuration, for which it uses /var/lib/xen.",
  forms: [
    printed(
      "libxl",
      "4.1..4.4",
      "cannot write {file:word} for {target:word}",
      [
        "tools/libxl/libxl_dom.c: libxl_userdata_store",
        "RELEASE-4.3.0",
        'LIBXL__LOG_ERRNO(ctx, LIBXL__LOG_ERROR, "cannot write %s for %s", newfilename, filename);',
      ],
      HALVM,
    ),
    printed(
      "xl",
      "4.1..4.5",
      "cannot save config file: {reason}",
      ["tools/libxl/xl_cmdimpl.c: create_domain", "RELEASE-4.4.0", 'perror("cannot save config file");'],
      HALVM,
    ),
    printed(
      "libxl",
      "4.1..",
      "glob failed for {pattern:word}",
      [
        "tools/libs/light/libxl_dom.c: libxl__userdata_destroyall",
        NEWEST,
        'LOGE(ERROR, "glob failed for %s", pattern);',
      ],
      HALVM,
    ),
  ],
  causes: [
    {
      what: "The folder is not there, which an installation from source or an init script makes, or its filesystem is full or read-only.",
      noPolicy: FILES,
      remedy: "Create /var/lib/xen for root, and see that xencommons runs at boot.",
    },
  ],
});

export const introspectionRefused = defineSymptom({
  id: "introspection-refused",
  meaning: "A program in dom0 that watches a domain from outside (LibVMI, DRAKVUF) was not let.",
  forms: [
    printed(
      "libxc",
      "4.6..",
      "Failed to enable vm_event",
      ["tools/libs/ctrl/xc_vm_event.c: xc_vm_event_enable", NEWEST, 'PERROR("Failed to enable vm_event\\n");'],
      thread("https://github.com/tklengyel/drakvuf/issues/240"),
    ),
    printed(
      "libxc",
      "4.5..",
      "Failed to populate ring pfn",
      ["tools/libs/ctrl/xc_vm_event.c: xc_vm_event_enable", NEWEST, 'PERROR("Failed to populate ring pfn\\n");'],
      thread("https://github.com/tklengyel/drakvuf/issues/125"),
    ),
  ],
  causes: [
    {
      what: "Such a program is at work already, or ended without letting go of the domain.",
      noPolicy: "What runs in dom0 no plan shows.",
      remedy: "End it; else restart the domU.",
    },
    {
      what: "XSM's policy does not allow it for this domU's label (Permission denied).",
      policies: ["seclabel-needs-xsm"],
      remedy: "Give the domU a label that does, or run without XSM.",
    },
    {
      what: "The domU is at its maximum of memory, and the ring has no page left.",
      noPolicy: "What a program takes no plan shows.",
      remedy: "Raise maxmem a little, or the domain's limit by xl mem-max.",
    },
  ],
});

export const libvirtDriverInactive = defineSymptom({
  id: "libvirt-driver-inactive",
  meaning:
    "libvirt was started on a host that does not run Xen, or whose toolstack it can't use, and has no connection to it.",
  forms: [
    seenText(
      "libvirt",
      "libxenlight state driver is not active",
      thread("https://github.com/ArchipelProject/Archipel/issues/1082"),
    ),
  ],
  causes: [
    {
      what: "The host was booted without Xen, or xend is the toolstack that has it.",
      noPolicy: "How a host was booted no plan shows.",
      remedy: "xl info must work; stop xend, and restart libvirtd.",
    },
    {
      what: "libvirtd came up before xenstored.",
      noPolicy: "The order in which services start no plan shows.",
      remedy: "Restart libvirtd, and let it start after xencommons.",
    },
  ],
});
