// Setup finds or installs a browser itself (scripts/doctor.ts), so npm install must not download one.
module.exports = { skipDownload: true };
