/** The looks of the open chat, beside those of the launcher. */
export const styles = `
.panel {
	position: fixed; right: calc(20px + env(safe-area-inset-right)); bottom: calc(90px + env(safe-area-inset-bottom));
	width: 384px; height: min(660px, calc(100vh - 116px)); max-width: calc(100vw - 40px);
	display: flex; flex-direction: column; overflow: hidden; border-radius: 16px; background: var(--paper);
	box-shadow: 0 16px 48px #0003, 0 0 0 1px var(--line); animation: rise .2s ease-out;
}
@keyframes rise { from { opacity: 0; transform: translateY(10px) scale(.98) } }
.head { display: flex; align-items: center; gap: 11px; padding: 13px 12px 13px 16px; background: var(--accent); color: var(--on) }
.head :focus-visible { outline-color: var(--on) }
.face { flex: none; width: 30px; height: 30px; border-radius: 50%; display: grid; place-items: center; background: var(--wash); color: var(--soft); font-size: 11.5px; font-weight: 650 }
.head .face { position: relative; width: 40px; height: 40px; font-size: 14.5px; background: #0000002b; color: inherit }
.online .head .face::after { content: ''; position: absolute; right: 0; bottom: 0; width: 11px; height: 11px; border-radius: 50%; background: #4ade80; border: 2px solid var(--accent) }
.who { flex: 1; min-width: 0 }
h2 { font-size: 16px; font-weight: 650; line-height: 1.3 }
.status { font-size: 13px; line-height: 1.35; min-height: 1.35em }
h2, .status { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.end { flex: none; padding: 6px 11px; border-radius: 8px; font-size: 13px; font-weight: 550; box-shadow: inset 0 0 0 1px #ffffff73 }
.close { flex: none; width: 34px; height: 34px; border-radius: 8px; display: grid; place-items: center }
.head button:hover:enabled { background: #ffffff26 }
.banner { padding: 8px 16px; font-size: 13px; background: var(--warn-wash); color: var(--warn) }
.banner:empty { display: none }

.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 16px 14px 10px; display: flex; flex-direction: column; scrollbar-width: thin }
.log:focus-visible { outline-offset: -3px }
.greeting { margin: auto 0; padding: 0 18px 24px; text-align: center; color: var(--soft) }
.greeting svg { width: 52px; height: 52px; padding: 12px; margin: 0 auto 14px; border-radius: 50%; background: var(--wash) }
.greeting strong { display: block; margin-bottom: 8px; color: var(--ink); font-size: 19px; font-weight: 650 }
.entries { display: flex; flex-direction: column; gap: 4px; margin-top: auto }
.greeting:not([hidden]) + .entries { margin: 0 }
.day, .line { text-align: center; font-size: 12.5px; color: var(--soft); margin: 10px 12px 6px }
.day { font-weight: 600 }
.own, .agent { max-width: 86%; position: relative }
.own { align-self: flex-end; display: flex; flex-direction: column; align-items: flex-end; animation: arrive .16s ease-out }
.agent { align-self: flex-start; display: flex; gap: 8px; animation: arrive .16s ease-out }
.agent > div { min-width: 0; display: flex; flex-direction: column; align-items: flex-start }
.agent .face { margin-top: 20px }
.agent:not(.lead) .face { visibility: hidden; margin: 0; height: 0 }
@keyframes arrive { from { opacity: 0; transform: translateY(6px) } }
.own + .agent, .agent + .own { margin-top: 8px }
.name { font-size: 12.5px; color: var(--soft); padding: 0 4px 1px }
.bubble { padding: 8px 12px; border-radius: 16px; white-space: pre-wrap; overflow-wrap: anywhere; min-width: 0 }
.agent .bubble { background: var(--wash); border-start-start-radius: 5px }
.own .bubble { background: var(--accent); color: var(--on); border-end-end-radius: 5px }
.failed .bubble { background: none; color: var(--ink); box-shadow: inset 0 0 0 1.5px var(--bad) }
.bubble a { color: inherit; text-decoration: underline; text-underline-offset: 2px }
.meta { float: right; display: inline-flex; align-items: center; gap: 3px; margin: 5px -3px -3px 10px; font-size: 11.5px; line-height: 16px; white-space: nowrap; user-select: none }
.agent .meta { color: var(--soft) }
.tick svg { width: 15px; height: 15px; stroke-width: 2.3 }
.read .tick { color: var(--read) }
.failed .tick, .refusal { color: var(--bad) }
.refusal { font-size: 13px; padding: 3px 2px 4px; text-align: end }
.refusal button { color: var(--ink); font-weight: 600; text-decoration: underline; text-underline-offset: 2px; padding: 2px }
.dots { align-self: flex-start; display: flex; gap: 4px; margin: 6px 0 2px 38px; padding: 12px 13px; border-radius: 16px; border-start-start-radius: 5px; background: var(--wash) }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--soft); animation: dot 1.2s infinite }
.dots i:nth-of-type(2) { animation-delay: .15s }
.dots i:nth-of-type(3) { animation-delay: .3s }
@keyframes dot { 0%, 60%, 100% { opacity: .35 } 30% { opacity: 1; transform: translateY(-3px) } }

.quote { margin-bottom: 5px; padding: 1px 9px; border-inline-start: 3px solid; font-size: 13px; opacity: .85; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.gone { font-style: italic; opacity: .85 }
.file { display: block; max-width: 100% }
.file + .file, .file + .caption { margin-top: 6px }
.picture { display: block; max-width: 240px; border-radius: 12px; overflow: hidden; background: var(--wash) }
.picture img { display: block; width: 100%; max-height: 320px; object-fit: cover }
audio, video { display: block; width: 240px; max-width: 100%; border-radius: 12px }
video { max-height: 320px; background: #000 }
.doc { display: flex; align-items: center; gap: 9px; text-decoration: none !important; min-width: 0 }
.doc svg { flex: none }
.doc span { min-width: 0 }
.doc b { display: block; font-weight: 600; text-decoration: underline; text-underline-offset: 2px }
.doc small { font-size: 12px; opacity: .85 }
progress { display: block; width: 100%; height: 4px; margin-top: 6px; accent-color: currentColor }
.options { display: flex; flex-direction: column; gap: 6px; margin: 8px 0 2px; white-space: normal }
.options button { padding: 7px 12px; border-radius: 10px; background: var(--paper); color: var(--ink); font-weight: 550; text-align: start; box-shadow: inset 0 0 0 1px #858c99 }
.options button[aria-pressed=true] { background: var(--accent); color: var(--on); box-shadow: none; opacity: 1 }
.reactions { margin-top: -6px; padding: 0 7px; border-radius: 10px; background: var(--paper); box-shadow: 0 0 0 1px var(--line); font-size: 14px; line-height: 21px; position: relative }
.edited { margin-inline-end: 2px }
.attach { flex: none; width: 34px; height: 34px; border-radius: 50%; display: grid; place-items: center; color: var(--soft) }
.attach:hover:enabled { background: var(--wash) }
.dropping::after { content: attr(data-drop); position: absolute; inset: 8px; display: grid; place-items: center; border: 2px dashed var(--accent); border-radius: 12px; background: var(--paper); opacity: .94; font-weight: 600 }

.foot { position: relative; padding: 0 12px 12px; padding-bottom: max(12px, env(safe-area-inset-bottom)) }
.standing { padding: 8px 12px; margin-bottom: 8px; border-radius: 10px; background: var(--wash); font-size: 13.5px; text-align: center }
.jump { position: absolute; bottom: calc(100% + 8px); left: 50%; translate: -50%; padding: 6px 14px; border-radius: 16px; background: var(--ink); color: var(--paper); font-size: 13px; font-weight: 600; box-shadow: 0 3px 10px #0003 }
.ask { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 10px 12px; margin-bottom: 8px; border-radius: 10px; background: var(--wash); font-size: 14px }
.ask p { flex: 1 0 100%; font-weight: 600 }
.ask button { flex: 1; padding: 7px 12px; white-space: nowrap; border-radius: 8px; font-weight: 600; box-shadow: inset 0 0 0 1px var(--soft) }
.link { display: block; margin: 0 auto 8px; text-decoration: underline }
.ask input { flex: 2; min-width: 0; padding: 6px 10px; border: 1px solid #858c99; border-radius: 8px; background: var(--paper); color: inherit; font-size: 16px }
.ask .yes { background: var(--bad); color: var(--paper); box-shadow: none }
.composer > div { display: flex; align-items: flex-end; gap: 6px; padding: 5px; border-radius: 22px; background: var(--paper); box-shadow: inset 0 0 0 1px #858c99 }
.composer > div:focus-within { box-shadow: inset 0 0 0 2px var(--accent) }
@media (prefers-color-scheme: dark) { .composer > div:focus-within { box-shadow: inset 0 0 0 2px #8ea6ff } }
textarea { flex: 1; min-width: 0; resize: none; border: 0; background: none; color: inherit; padding: 5px 4px 5px 11px; line-height: 24px; font-size: 16px; max-height: 132px; overflow-y: auto; scrollbar-width: thin }
textarea:focus-visible { outline: none }
textarea::placeholder { color: var(--soft); opacity: 1 }
.send { flex: none; width: 34px; height: 34px; border-radius: 50%; display: grid; place-items: center; background: var(--accent); color: var(--on) }
.send:disabled { background: var(--wash); color: var(--soft); opacity: 1 }
.room { font-size: 12.5px; color: var(--soft); text-align: end; padding: 0 10px 4px }
.room.over { color: var(--bad); font-weight: 600 }

@media (max-width: 480px) {
	.panel { inset: 0 0 auto 0; width: 100%; max-width: none; height: var(--seen, 100dvh); border-radius: 0; box-shadow: none }
	.head { padding-top: calc(13px + env(safe-area-inset-top)) }
}
@media (forced-colors: active) { .bubble, .panel, .send { border: 1px solid } }
`
