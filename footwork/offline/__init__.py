"""The guide as an app on a device: its files for the service worker, its manifest, its icons."""
