import { Icon } from '../../ui/icon.tsx'
import { AREAS } from '../state/permission-set.ts'
import { settingsHashOf } from '../state/settings-route.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import type { ShownRole } from './roles-section.tsx'
import './roles.css'

/** Every permission by area, and which role has it. */
export function RoleMatrix({ roles }: { roles: readonly ShownRole[] }) {
	const { roles: words, area, permission, scopeName } = useSettingsWords()
	return (
		<section className='form-section' aria-labelledby='role-matrix'>
			<header>
				<h2 id='role-matrix'>{words.matrix}</h2>
				<p className='setting-hint'>{words.matrixHint}</p>
			</header>
			<div className='form-card matrix-scroll' tabIndex={0} role='region' aria-labelledby='role-matrix'>
				<table className='matrix'>
					<thead>
						<tr>
							<th scope='col'>
								<span className='visually-hidden'>{words.permission}</span>
							</th>
							{roles.map(({ id, name, isBuiltin }) => (
								<th key={id} scope='col'>
									<a href={settingsHashOf('roles', id)}>{name}</a>
									{isBuiltin && <span className='matrix-note'>{words.builtin}</span>}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						<tr>
							<th scope='row'>{words.scope}</th>
							{roles.map(({ id, scope }) => <td key={id}>{scopeName[scope]}</td>)}
						</tr>
					</tbody>
					{AREAS.map(({ id, members }) => (
						<tbody key={id}>
							<tr className='matrix-area'>
								<th scope='rowgroup' colSpan={roles.length + 1}>{area[id]}</th>
							</tr>
							{members.map((it) => (
								<tr key={it}>
									<th scope='row'>{permission[it]}</th>
									{roles.map((role) => (
										<td key={role.id}>
											<Mark isAllowed={role.permissions.includes(it)} />
										</td>
									))}
								</tr>
							))}
						</tbody>
					))}
				</table>
			</div>
		</section>
	)
}

function Mark({ isAllowed }: { isAllowed: boolean }) {
	const { roles: words } = useSettingsWords()
	return (
		<>
			{isAllowed ? <Icon name='check' size={14} /> : <span className='matrix-no' aria-hidden='true'>–</span>}
			<span className='visually-hidden'>{isAllowed ? words.allowed : words.denied}</span>
		</>
	)
}
