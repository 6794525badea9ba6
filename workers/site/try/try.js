// Shows the widget of the inbox the address names, as a page of the company's own would.
const inbox = new URLSearchParams(location.search).get('inbox') ?? ''

if (/^[a-z0-9-]{1,40}\.[a-z0-9-]{1,40}$/.test(inbox)) {
	const script = document.createElement('script')
	script.src = '/widget.js'
	script.dataset.inbox = inbox
	document.body.append(script)
} else {
	document.getElementById('trouble').hidden = false
}
