import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { languages } from '../../../channels/webchat/widget/i18n.ts'
import { demoConfig } from '../../../core/config/demo.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { type Locale, WORDS } from '../../../workers/console/i18n/locale.ts'
import { Agent } from './agent.ts'
import { Api } from './api.ts'
import { launchBrowser } from './browser.ts'
import { Cable } from './cable.ts'
import { PATIENCE_MS } from './eventually.ts'
import type { Home } from './global-setup.ts'
import { home } from './home.ts'
import { Visitor } from './visitor.ts'

/** What of the demo's configuration a test would have otherwise. Times in ms. */
export interface Rules {
	readonly offerMs?: number
	readonly wrapUpMs?: number
	readonly capacity?: number
	readonly graceMs?: number
	readonly visitorGraceMs?: number
	readonly idleMs?: number
	/** Only who has waited so long is given to anybody. */
	readonly delayMs?: number
	/** To how many a conversation is offered at once. */
	readonly broadcast?: number
	/** From a callback that reached nobody to the next. */
	readonly callbackGapMs?: number
}

export interface PersonOptions {
	readonly locale?: Locale
	readonly colorScheme?: 'light' | 'dark'
	/** Where they find the server, when not at its own address. */
	readonly base?: string
	/** Another tab of the same browser. */
	readonly beside?: Page
	readonly viewport?: { readonly width: number; readonly height: number }
	readonly scale?: number
}

/** A browser full of people in front of one server. Every test has its own queues, and its people tidy up after it. */
export class World {
	readonly home: Home
	readonly api: Api
	readonly #browser: Browser
	readonly #contexts: BrowserContext[] = []
	readonly #cables: Cable[] = []
	readonly #complaints: string[] = []
	#visitors: Visitor[] = []
	#agents: Agent[] = []
	/** Tells the queues of one test from those of another. */
	#mark = ''

	constructor(home: Home, browser: Browser) {
		this.home = home
		this.api = new Api(home)
		this.#browser = browser
	}

	/** Publishes the demo's configuration with queues that nobody has waited in before. */
	async setRules(rules: Rules = {}): Promise<void> {
		this.#mark = Date.now().toString(36)
		await this.api.publish(configWith(rules, this.#mark))
	}

	/** Publishes other rules for the same queues; those who wait go over to them. */
	async changeRules(rules: Rules = {}): Promise<void> {
		const config = configWith(rules, this.#mark)
		await this.api.publish(config)
		for (const { id } of config.queues) await this.api.migrate(id)
	}

	async visitor(options: PersonOptions = {}): Promise<Visitor> {
		const visitor = new Visitor(await this.#page(options), {
			base: options.base ?? this.home.url,
			words: languages[options.locale ?? 'en'],
		})
		this.#visitors.push(visitor)
		return visitor
	}

	async agent(options: PersonOptions = {}): Promise<Agent> {
		const agent = new Agent(await this.#page(options), { base: options.base ?? this.home.url, words: WORDS[options.locale ?? 'en'] })
		this.#agents.push(agent)
		return agent
	}

	/** A page of nobody's in particular. */
	async page(options: PersonOptions = {}): Promise<Page> {
		return await this.#page(options)
	}

	async cable(): Promise<Cable> {
		const cable = await Cable.lay(this.home.url)
		this.#cables.push(cable)
		return cable
	}

	/** Everybody finishes what they began and goes home. No page may have thrown meanwhile. */
	async tidyUp(): Promise<void> {
		for (const it of this.#visitors.splice(0)) await it.tidiesUp()
		for (const it of this.#agents.splice(0)) await it.tidiesUp()
		await this.sendHome()
		expect(this.#complaints.splice(0)).toEqual([])
	}

	async sendHome(): Promise<void> {
		this.#visitors = []
		this.#agents = []
		for (const it of this.#contexts.splice(0)) await it.close()
		for (const it of this.#cables.splice(0)) it.remove()
	}

	async photograph(folder: string): Promise<void> {
		mkdirSync(folder, { recursive: true })
		const pages = this.#contexts.flatMap((it) => it.pages())
		await Promise.all(pages.map((it, i) => it.screenshot({ path: join(folder, `${i}.png`) })))
	}

	async #page(
		{ locale = 'en', colorScheme = 'light', beside, viewport = { width: 1280, height: 800 }, scale = 1 }: PersonOptions,
	): Promise<Page> {
		if (beside) return await beside.context().newPage()
		const settings: BrowserContextOptions = {
			locale: locale === 'zh' ? 'zh-CN' : 'en-US',
			colorScheme,
			viewport,
			deviceScaleFactor: scale,
			reducedMotion: 'reduce',
		}
		const context = await this.#browser.newContext(settings)
		context.setDefaultTimeout(PATIENCE_MS)
		context.on('weberror', (it) => this.#complaints.push(String(it.error())))
		this.#contexts.push(context)
		return await context.newPage()
	}
}

/** The world for the tests of one file; pictures of a test that failed are kept in the folder it names. */
export function useWorld(homeOf: () => Home = home): () => World {
	let world: World
	let browser: Browser
	beforeAll(async () => {
		browser = await launchBrowser()
		world = new World(homeOf(), browser)
	})
	beforeEach(() => world.setRules())
	afterEach(async ({ task }) => {
		if (task.result?.state !== 'fail') return await world.tidyUp()
		const folder = join(tmpdir(), 'patchbay-e2e-failed', task.name.replace(/\W+/g, '-'))
		await world.photograph(folder)
		console.error(`what everybody saw: ${folder}`)
		await world.tidyUp().catch(() => world.sendHome())
	})
	afterAll(() => browser.close())
	return () => world
}

function configWith(
	{ capacity, graceMs, visitorGraceMs, offerMs, wrapUpMs, idleMs, delayMs, broadcast, callbackGapMs }: Rules,
	mark: string,
): WorkspaceConfig {
	const renamed = (queue: string) => `${queue}-${mark}`
	return WorkspaceConfig.parse({
		...demoConfig,
		queues: demoConfig.queues.map((it) => ({
			...it,
			id: renamed(it.id),
			...offerMs !== undefined && { offerMs },
			...wrapUpMs !== undefined && { wrapUpMs },
			...idleMs !== undefined && { idleMs },
			routing: {
				...it.routing,
				...broadcast !== undefined && { broadcast },
				...callbackGapMs !== undefined && { callback: { ...it.routing.callback, gapMs: callbackGapMs } },
			},
		})),
		agents: demoConfig.agents.map((it) => ({
			...it,
			queues: it.queues.map((served) => ({ ...served, queue: renamed(served.queue), ...delayMs !== undefined && { delayMs } })),
			...capacity !== undefined && { capacity },
			graceMs: graceMs ?? 5_000,
		})),
		inboxes: demoConfig.inboxes.map((it) => ({
			...it,
			queue: renamed(it.queue),
			...visitorGraceMs !== undefined && { visitorGraceMs },
		})),
	})
}
