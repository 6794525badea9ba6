/**
 * All of the widget's looks. A site may set `--patchbay-accent` (and `--patchbay-on-accent` for what stands on it) on any
 * element around the widget: custom properties are what passes into a shadow root.
 */
export const styles = `
* { box-sizing: border-box; margin: 0; font: inherit; letter-spacing: inherit }
[hidden] { display: none !important }
.root {
	--accent: var(--patchbay-accent, #2348c7); --on: var(--patchbay-on-accent, #fff);
	--paper: #fff; --ink: #16191f; --soft: #5a6270; --line: #e3e6eb; --wash: #f1f3f6; --warn: #8a4b00; --warn-wash: #fff4e0; --bad: #b3261e; --read: #8ff0c8;
	font: 15px/1.45 system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif;
	color: var(--ink); color-scheme: light dark; text-align: start;
}
@media (prefers-color-scheme: dark) {
	.root {
		--accent: var(--patchbay-accent-dark, var(--patchbay-accent, #3a5fdc));
		--paper: #181b21; --ink: #eceef2; --soft: #a3abb8; --line: #31363f; --wash: #262b33; --warn: #ffd08a; --warn-wash: #3a2c12; --bad: #ff9b92;
	}
}
button { border: 0; background: none; color: inherit; cursor: pointer; padding: 0 }
button:disabled { cursor: default; opacity: .45 }
svg { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; display: block }
:focus { outline: none }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
@media (prefers-color-scheme: dark) { :focus-visible { outline-color: #a9bcff } }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }

.launcher {
	position: fixed; right: calc(20px + env(safe-area-inset-right)); bottom: calc(20px + env(safe-area-inset-bottom));
	width: 56px; height: 56px; border-radius: 50%; background: var(--accent); color: var(--on);
	display: grid; place-items: center; box-shadow: 0 6px 20px #0003; transition: transform .18s ease;
}
.launcher:hover { transform: scale(1.05) }
.launcher:focus-visible { outline: 3px solid var(--on); outline-offset: -6px }
.launcher svg { width: 27px; height: 27px; grid-area: 1/1; transition: transform .18s ease, opacity .18s ease }
.launcher svg + svg, .opened .launcher svg { opacity: 0; transform: rotate(-60deg) }
.opened .launcher svg + svg { opacity: 1; transform: none }
.badge {
	position: absolute; top: -3px; right: -3px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px;
	background: #c8102e; color: #fff; font-size: 12.5px; font-weight: 650; line-height: 22px; text-align: center; box-shadow: 0 0 0 2px var(--paper);
}

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
	.opened .launcher { display: none }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important } }
@media (forced-colors: active) { .bubble, .launcher, .panel, .send { border: 1px solid } }
`
