/** Owns the lines that follow every failure, whatever it was: they name no cause, and say where to look for it. */
import { defineSymptom, printed, thread } from "./symptom";

const DOMAIN = "tools/libs/light/libxl_domain.c";
const NEWEST = "RELEASE-4.22.0";
const CLEANUP = "The text is of the cleanup: it names no cause.";
const KFX = thread("https://github.com/intel/kernel-fuzzer-for-xen-project/issues/21");
const MIRAGE = thread("https://github.com/mirage/mirage-skeleton/issues/114");
const OSV = thread("https://github.com/cloudius-systems/osv/issues/344");

export const cleanupAfterFailure = defineSymptom({
  id: "cleanup-after-failure",
  meaning:
    "What is left of a domain was taken down after it failed, and it was gone already. The reason stands further up.",
  forms: [
    printed(
      "libxl",
      "4.9..",
      "Non-existant domain",
      [`${DOMAIN}: libxl__destroy_domid`, NEWEST, 'LOGD(ERROR, domid, "Non-existant domain");'],
      KFX,
    ),
    printed(
      "libxl",
      "4.1..4.9",
      "non-existant domain {domain:number}",
      ["tools/libxl/libxl.c: libxl__destroy_domid", "RELEASE-4.8.0", 'LOG(ERROR, "non-existant domain %d", domid);'],
      MIRAGE,
    ),
    printed(
      "libxl",
      "4.9..",
      "Unable to destroy guest",
      [`${DOMAIN}: domain_destroy_callback`, NEWEST, 'LOGD(ERROR, dis->domid, "Unable to destroy guest");'],
      KFX,
    ),
    printed(
      "libxl",
      "4.2..4.9",
      "unable to destroy guest with domid {domain:number}",
      [
        "tools/libxl/libxl.c: domain_destroy_callback",
        "RELEASE-4.8.0",
        'LOG(ERROR, "unable to destroy guest with domid %u", dis->domid);',
      ],
      MIRAGE,
    ),
    printed(
      "libxl",
      "4.9..",
      "Destruction of domain failed",
      [`${DOMAIN}: domain_destroy_cb`, NEWEST, 'LOGD(ERROR, dds->domid, "Destruction of domain failed");'],
      thread("https://github.com/CERT-Polska/drakvuf-sandbox/issues/97"),
    ),
    printed(
      "libxl",
      "4.2..4.9",
      "destruction of domain {domain:number} failed",
      [
        "tools/libxl/libxl.c: domain_destroy_cb",
        "RELEASE-4.8.0",
        'LOG(ERROR, "destruction of domain %u failed", dds->domid);',
      ],
      MIRAGE,
    ),
    printed(
      "libxl",
      "4.7..",
      "etting domain info: No such process",
      [`${DOMAIN}: libxl_domain_info`, NEWEST, 'LOGED(ERROR, domid, "Getting domain info");'],
      thread("https://github.com/NixOS/nixpkgs/issues/350179"),
    ),
  ],
  causes: [
    {
      what: "Whatever stopped the domain before.",
      noPolicy: CLEANUP,
      remedy: "Diagnose the lines above the first of these; xl -vvv create prints more of them.",
    },
  ],
});

export const deviceModelGone = defineSymptom({
  id: "device-model-gone",
  meaning: "libxl went to stop the domU's device model, and it no longer ran or had never been started.",
  forms: [
    printed(
      "libxl",
      "4.2..",
      "Device Model already exited",
      [
        "tools/libs/light/libxl_aoutils.c: libxl__kill_xs_path, whose %s is Device Model",
        NEWEST,
        'return libxl__kill_xs_path(gc, xs_path_pid, "Device Model"); … LOG(ERROR, "%s already exited", what);',
      ],
      KFX,
    ),
    printed(
      "libxl",
      "4.4..4.14",
      "unable to find device model pid in {path:word}",
      [
        "tools/libxl/libxl_dm.c: kill_device_model",
        "RELEASE-4.13.0",
        'LOG(ERROR, "unable to find device model pid in %s", xs_path_pid);',
      ],
      OSV,
    ),
    printed("libxl", "4.14..", "unable to find Device Model pid in {path:word}", [
      "tools/libs/light/libxl_aoutils.c: libxl__kill_xs_path, whose first %s is Device Model",
      NEWEST,
      'return libxl__kill_xs_path(gc, xs_path_pid, "Device Model"); … LOG(ERROR, "unable to find %s pid in %s", what, xs_path_pid);',
    ]),
    printed(
      "libxl",
      "4.1..",
      "libxl__destroy_device_model failed",
      [`${DOMAIN}: dm_destroy_cb`, NEWEST, 'LOGD(ERROR, domid, "libxl__destroy_device_model failed");'],
      OSV,
    ),
  ],
  causes: [
    {
      what: "It ended by itself, before the domain did.",
      noPolicy: CLEANUP,
      remedy: "Read /var/log/xen/qemu-dm-NAME.log: its last lines say why.",
      shownBy: ["Device Model already exited"],
    },
    {
      what: "The domain failed before a device model was started for it.",
      noPolicy: CLEANUP,
      remedy: "Diagnose the lines above.",
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
