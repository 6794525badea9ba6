/**
 * The looks of the launcher, and what everything stands on. A site may set `--patchbay-accent` (and `--patchbay-on-accent` for what
 * stands on it) on any element around the widget: custom properties are what passes into a shadow root.
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

@media (max-width: 480px) {
	.opened .launcher { display: none }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important } }
@media (forced-colors: active) { .launcher { border: 1px solid } }
`
