// Tells the widget below which inbox the address names, before it starts: it is deferred, and this is not.
const inbox = new URLSearchParams(location.search).get('inbox') ?? ''

if (/^[a-z0-9-]{1,40}\.[a-z0-9-]{1,40}$/.test(inbox)) document.getElementById('widget').dataset.inbox = inbox
else document.getElementById('trouble').hidden = false
