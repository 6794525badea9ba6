import { Component, type ReactNode } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import { Empty } from '../ui/empty.tsx'

/** A page whose code cannot be fetched (the line is down, or a new version has replaced it) says so and offers to try again. */
export class ReloadGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
	override state = { failed: false }

	static getDerivedStateFromError(): { failed: boolean } {
		return { failed: true }
	}

	override render(): ReactNode {
		return this.state.failed ? <Failed /> : this.props.children
	}
}

function Failed() {
	const { app, pages } = useWords()
	return (
		<main className='page-centre'>
			<Empty icon='warning' title={pages.failedTitle} text={pages.failedText}>
				<button type='button' className='button' onClick={() => location.reload()}>{app.retry}</button>
			</Empty>
		</main>
	)
}
