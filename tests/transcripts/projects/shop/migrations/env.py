raise SystemExit("nobody may run this file")
