import { objectName, type WorkspaceId } from '../../core/ids.ts'

/** The object of a tenant by its own id. A stub is made anew each time: one that has failed once stays broken. */
export function stubOf<Stub extends Rpc.DurableObjectBranded>(
	namespace: DurableObjectNamespace<Stub>,
	workspace: WorkspaceId,
	id: string,
): DurableObjectStub<Stub> {
	return namespace.getByName(objectName(workspace, id))
}
