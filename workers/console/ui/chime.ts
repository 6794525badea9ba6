let audio: AudioContext | null = null

const TONES_HZ = [660, 880]
const TONE_S = 0.16

/** Two soft tones. Browsers keep them silent until the page has been clicked once. */
export function chime(): void {
	audio ??= new AudioContext()
	void audio.resume()
	const start = audio.currentTime + 0.02
	TONES_HZ.forEach((hz, i) => tone(audio as AudioContext, hz, start + i * TONE_S))
}

function tone(context: AudioContext, hz: number, at: number): void {
	const oscillator = new OscillatorNode(context, { type: 'sine', frequency: hz })
	const gain = new GainNode(context, { gain: 0 })
	gain.gain.setValueAtTime(0, at)
	gain.gain.linearRampToValueAtTime(0.12, at + 0.02)
	gain.gain.exponentialRampToValueAtTime(0.0001, at + TONE_S * 1.6)
	oscillator.connect(gain).connect(context.destination)
	oscillator.start(at)
	oscillator.stop(at + TONE_S * 1.7)
}
