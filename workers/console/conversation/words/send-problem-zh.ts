import type { sendProblemEn } from './send-problem-en.ts'

export const sendProblemZh: typeof sendProblemEn = {
	'window-closed': '回复时限已过。请发送模板消息，或等客户再次来信。',
	'quota-spent': '在客户再次来信之前，该渠道不再接受消息。',
	'rate-limited': '短时间内消息过多，请稍后重新发送。',
	'credentials-invalid': '该渠道不再接受我们的密钥，请管理员在渠道入口设置中更新。',
	'not-permitted': '我们的账号无权发送，请管理员到服务商处检查账号。',
	'recipient-unknown': '该地址查无此人。请核对地址，或换一个渠道。',
	'recipient-blocked': '客户已屏蔽我们或取消订阅，只有客户本人可以恢复。',
	'recipient-unreachable': '暂时无法联系到客户，请稍后重新发送。',
	'content-refused': '该渠道不接受这样的内容，请缩短或换一种说法。',
	'file-refused': '该渠道不接受这个文件，请换更小的文件或其他格式。',
	'template-refused': '服务商拒绝了该模板，请检查名称、语言和填写的内容。',
	filtered: '服务商认为这是垃圾信息。请换一种说法，不要带链接。',
	'provider-down': '服务商没有响应，请稍后重新发送。',
	'not-supported': '该渠道无法发送此类内容，请改用文字。',
	'inbox-not-ready': '渠道入口已关闭或尚未设置完成，请联系管理员。',
	other: '消息未能送达，服务商的说明中可能有更多信息。',
}
