package io.github.asteriskmanager.codegen;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogueUpdateTests {

	private static final String CATALOGUE = """
			{
			  "versions": ["20", "22"],
			  "interfaces": { "ChannelEvent": { "doc": "x", "channels": [""], "headers": ["Channel"] } },
			  "events": {
			    "Hangup": { "class": "HangupEvent", "versions": "20-", "implements": ["ChannelEvent"], "headers": ["Cause"] }
			  },
			  "actions": {
			    "Hangup": { "class": "HangupAction", "versions": "20-", "params": ["Channel"] },
			    "Monitor": { "class": "MonitorAction", "versions": "20-" }
			  },
			  "headers": { "Cause": "integer", "Channel": "text" },
			  "enums": {}
			}
			""";

	private static final String REFERENCE = """
			<docs xmlns:xi="http://www.w3.org/2001/XInclude">
			  <manager name="Hangup">
			    <syntax><parameter name="ActionID"/><parameter name="Channel" required="true"/><parameter name="Code" required="true"/></syntax>
			  </manager>
			  <managerEvent name="Hangup">
			    <managerEventInstance class="EVENT_FLAG_CALL">
			      <syntax><channel_snapshot/><parameter name="Cause"/><parameter name="Blame"/></syntax>
			    </managerEventInstance>
			  </managerEvent>
			  <managerEvent name="Greet">
			    <managerEventInstance class="EVENT_FLAG_CALL | EVENT_FLAG_USER">
			      <syntax>
			        <channel_snapshot prefix="Dest"/>
			        <xi:include xpointer="xpointer(/docs/managerEvent[@name='Hangup']/managerEventInstance/syntax/parameter[@name='Blame'])"/>
			      </syntax>
			    </managerEventInstance>
			  </managerEvent>
			</docs>
			""";

	@TempDir
	private Path directory;

	private Reference reference;

	@BeforeEach
	void readReference() throws IOException {
		Path file = this.directory.resolve("core-en_US.xml");
		Sources.writeIfChanged(file, REFERENCE);
		this.reference = Reference.read(file);
	}

	@Test
	void whatIsNewIsAddedAndTold() {
		CatalogueUpdate update = update(22);
		assertThat(update.changes()).containsExactly("event Hangup has header Blame",
				"header Blame is new: taken as text, give it its type", "event Greet is new",
				"event Greet has a snapshot of channels with prefix 'Dest'", "event Greet has header Blame",
				"action Hangup has parameter Code, required", "action Monitor is not in 22");
		JsonNode greet = update.catalogue().at("/events/Greet");
		assertThat(greet.get("class").asString()).isEqualTo("GreetEvent");
		assertThat(greet.get("versions").asString()).isEqualTo("22-");
		assertThat(greet.get("privilege").toString()).isEqualTo("[\"call\",\"user\"]");
		assertThat(greet.get("channels").toString()).isEqualTo("[\"Dest\"]");
		assertThat(greet.get("headers").toString()).isEqualTo("[\"Blame\"]");
		assertThat(update.catalogue().at("/events").propertyNames()).containsExactly("Greet", "Hangup");
		assertThat(update.catalogue().at("/headers/Blame").asString()).isEqualTo("text");
		assertThat(update.catalogue().at("/headers").propertyNames()).containsExactly("Blame", "Cause", "Channel");
		assertThat(update.catalogue().at("/actions/Hangup/params/1").toString())
			.isEqualTo("{\"name\":\"Code\",\"required\":true}");
		assertThat(update.catalogue().at("/actions/Monitor/versions").asString()).isEqualTo("20");
	}

	@Test
	void secondTimeNothingIsNew() {
		CatalogueUpdate again = new CatalogueUpdate(update(22).catalogue(), 22);
		again.apply(this.reference);
		assertThat(again.changes()).isEmpty();
	}

	@Test
	void versionMayBeNew() {
		CatalogueUpdate update = update(25);
		assertThat(update.changes()).startsWith("version 25 is new");
		assertThat(update.catalogue().at("/events/Hangup/versions").asString()).isEqualTo("20-");
		assertThat(update.catalogue().at("/events/Greet/versions").asString()).isEqualTo("25-");
		assertThat(update.catalogue().at("/actions/Monitor/versions").asString()).isEqualTo("20-22");
	}

	private CatalogueUpdate update(int version) {
		CatalogueUpdate update = new CatalogueUpdate((ObjectNode) JsonMapper.shared().readTree(CATALOGUE), version);
		update.apply(this.reference);
		return update;
	}

}
