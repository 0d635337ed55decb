package io.github.asteriskmanager.response;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.asteriskmanager.Captures;
import io.github.asteriskmanager.action.BridgeInfoAction;
import io.github.asteriskmanager.action.CoreSettingsAction;
import io.github.asteriskmanager.action.CoreShowChannelsAction;
import io.github.asteriskmanager.action.CoreStatusAction;
import io.github.asteriskmanager.action.DBGetAction;
import io.github.asteriskmanager.action.ExtensionStateAction;
import io.github.asteriskmanager.action.GetConfigAction;
import io.github.asteriskmanager.action.GetVarAction;
import io.github.asteriskmanager.action.ListCategoriesAction;
import io.github.asteriskmanager.action.ListCommandsAction;
import io.github.asteriskmanager.action.MailboxCountAction;
import io.github.asteriskmanager.action.ManagerAction;
import io.github.asteriskmanager.action.PJSIPShowEndpointAction;
import io.github.asteriskmanager.action.PingAction;
import io.github.asteriskmanager.action.PresenceStateAction;
import io.github.asteriskmanager.action.QueueRuleAction;
import io.github.asteriskmanager.action.QueueStatusAction;
import io.github.asteriskmanager.action.SIPShowPeerAction;
import io.github.asteriskmanager.event.CoreShowChannelEvent;
import io.github.asteriskmanager.event.DeviceState;
import io.github.asteriskmanager.event.EventRegistry;
import io.github.asteriskmanager.event.ExtensionState;
import io.github.asteriskmanager.event.ManagerEvent;
import io.github.asteriskmanager.event.PresenceState;
import io.github.asteriskmanager.protocol.AmiMessage;
import io.github.asteriskmanager.protocol.MessageDecoder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers of real servers, by the types of their actions.
 */
class TypedAnswersTests {

	@Test
	void variable() {
		assertThat(answer(22, "getvar", GetVarAction.of("x")).getValue()).isNotNull();
	}

	@Test
	void configuration() {
		GetConfigResponse config = answer(22, "getconfig-category", GetConfigAction.of("queues.conf"));
		assertThat(config.getCategories()).singleElement().satisfies((category) -> {
			assertThat(category.name()).isEqualTo("sales");
			assertThat(category.templates()).containsExactly("lab");
			assertThat(category.template()).isFalse();
			assertThat(category.value("Strategy")).isEqualTo("rrmemory");
			assertThat(category.values("member")).hasSizeGreaterThan(2)
				.contains("Local/203@agents/n,1,\"Dupont, Chloé\",Custom:agent203");
		});
		assertThat(config.getCategory("SALES")).isNotNull();
		assertThat(config.getCategory("none")).isNull();
	}

	@Test
	void categories() {
		assertThat(answer(22, "listcategories", ListCategoriesAction.of("queues.conf")).getCategories()).hasSize(12)
			.contains("general", "vertrieb süd");
	}

	@Test
	void commands() {
		Map<String, ListCommandsResponse.Command> commands = answer(22, "listcommands", new ListCommandsAction())
			.getCommands();
		assertThat(commands.get("coreshowchannels").privilege()).isEqualTo(Set.of("system", "reporting"));
		assertThat(commands.get("Ping").privilege()).isEmpty();
		assertThat(commands.get("Ping").synopsis()).doesNotContain("Priv");
		assertThat(commands).doesNotContainKey("ActionID");
	}

	@Test
	void core() {
		CoreStatusResponse status = answer(22, "corestatus", new CoreStatusAction());
		assertThat(status.getCoreStartupDate()).isAfter(LocalDate.of(2026, 1, 1));
		assertThat(status.getCoreStartupTime()).isNotNull();
		assertThat(status.getCoreCurrentCalls()).isNotNegative();
		CoreSettingsResponse settings = answer(22, "coresettings", new CoreSettingsAction());
		assertThat(settings.getAMIversion()).isEqualTo("11.0.0");
		assertThat(settings.getCoreCDRenabled()).isTrue();
		assertThat(settings.getCoreMaxCalls()).isZero();
	}

	@Test
	void ping() {
		PingResponse pong = answer(22, "ping", new PingAction());
		assertThat(pong.getPing()).isEqualTo("Pong");
		assertThat(pong.getTimestamp()).isAfter(Instant.EPOCH);
	}

	@Test
	void mailboxAndStates() {
		assertThat(answer(22, "mailboxcount", MailboxCountAction.of("100")).getNewMessages()).isPositive();
		ExtensionStateResponse extension = answer(22, "extensionstate", ExtensionStateAction.of("a", "b"));
		assertThat(extension.getStatus()).isNotEqualTo(ExtensionState.UNKNOWN).isNotNull();
		assertThat(answer(22, "presencestate", PresenceStateAction.of("x")).getState())
			.isNotEqualTo(PresenceState.UNKNOWN)
			.isNotNull();
	}

	@Test
	void databaseEntry() {
		assertThat(answer(22, "dbget-empty-value", DBGetAction.of("lab/deep", "k1")).getValue()).isEmpty();
	}

	@Test
	void queues() {
		QueueStatusResponse status = answer(22, "queuestatus", new QueueStatusAction());
		assertThat(status.getQueues()).hasSizeGreaterThan(5);
		assertThat(status.getQueue("sales")).satisfies((queue) -> {
			assertThat(queue.params().getWeight()).isEqualTo(5);
			assertThat(queue.members()).isNotEmpty()
				.allSatisfy((member) -> assertThat(member.getStatus()).isNotNull().isNotEqualTo(DeviceState.UNKNOWN));
			assertThat(queue.members().get(0).getInterface()).startsWith("Local/");
		});
		QueueStatusResponse waiting = answer(22, "queuestatus-waiting", new QueueStatusAction());
		assertThat(waiting.getQueues()).anySatisfy((queue) -> assertThat(queue.callers()).isNotEmpty());
		assertThat(status.getQueue("nonesuch")).isNull();
	}

	@Test
	void rules() {
		assertThat(answer(22, "queuerule-all", new QueueRuleAction()).getRules())
			.containsEntry("escalate", List.of("3,+1,+1", "6,5,0", "10,+0,10"))
			.containsEntry("flat", List.of("5,10,+0"));
	}

	@Test
	void channelsAreTyped() {
		ItemListResponse<CoreShowChannelEvent> channels = answer(22, "coreshowchannels", new CoreShowChannelsAction());
		EventListResponse list = channels;
		assertThat(channels.items()).isNotEmpty()
			.isEqualTo(list.events())
			.allSatisfy((channel) -> assertThat(channel.getDuration()).isNotNull());
	}

	@Test
	void bridge() {
		BridgeInfoResponse bridge = answer(22, "bridgeinfo", BridgeInfoAction.of("x"));
		assertThat(bridge.getBridge().bridgeNumChannels()).isEqualTo(2);
		assertThat(bridge.getBridge().bridgeName()).isNull();
		assertThat(bridge.getChannels()).hasSize(2);
		assertThat(bridge.getChannels().get(0).getCallerIDName()).isEqualTo("Zoë");
	}

	@Test
	void endpoint() {
		PJSIPEndpointResponse endpoint = answer(22, "pjsipshowendpoint", PJSIPShowEndpointAction.of("phone1"));
		assertThat(endpoint.getEndpoint().getObjectName()).isEqualTo("phone1");
		assertThat(endpoint.getAors()).hasSize(1);
		assertThat(endpoint.getAuths()).hasSize(1);
		assertThat(endpoint.getContacts()).hasSize(1);
		assertThat(endpoint.getTransport()).isNotNull();
		assertThat(answer(22, "pjsipshowendpoint-identify", PJSIPShowEndpointAction.of("carrier")).getIdentifies())
			.isNotEmpty();
	}

	@Test
	void sipPeer() {
		SIPShowPeerResponse peer = answer(16, "sipshowpeer", SIPShowPeerAction.of("desk1"));
		assertThat(peer.getQualifyFreq()).hasSeconds(10);
		assertThat(peer.getSecretExist()).isTrue();
		assertThat(peer.getCallLimit()).isEqualTo(Integer.MAX_VALUE);
	}

	private static <R extends ManagerResponse> R answer(int version, String capture, ManagerAction<R> action) {
		EventRegistry registry = EventRegistry.create();
		MessageDecoder decoder = MessageDecoder.withoutBanner(StandardCharsets.UTF_8);
		decoder.feed(Captures.answers(version).get(capture + ".txt").get(0).getBytes(StandardCharsets.ISO_8859_1));
		AmiMessage response = decoder.next();
		List<ManagerEvent> events = new ArrayList<>();
		for (AmiMessage message = decoder.next(); message != null; message = decoder.next()) {
			events.add(registry.create(message, registry.origin("test"), Instant.EPOCH));
		}
		ManagerEvent completion = events.isEmpty() ? null : events.remove(events.size() - 1);
		return action.getResponseType().create(response, events, completion);
	}

}
